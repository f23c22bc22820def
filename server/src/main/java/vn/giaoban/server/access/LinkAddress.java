package vn.giaoban.server.access;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import vn.giaoban.signaling.api.Call;

/**
 * The address that links begin with: the configured one; else the one that the caller used, over HTTPS unless it is this
 * very machine, because browsers give no camera to plain pages of others.
 */
public record LinkAddress(@Nullable String configured, int http, int https) {
    public String of(Call call) {
        if (configured != null) {
            return "https://" + configured + (configured.contains(":") || https == 443 ? "" : ":" + https);
        }
        URI used = URI.create(call.origin());
        String host = used.getHost() == null ? "localhost" : used.getHost();
        boolean here = host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
        return here || call.secure() ? call.origin() : "https://" + host + ":" + https;
    }
}
