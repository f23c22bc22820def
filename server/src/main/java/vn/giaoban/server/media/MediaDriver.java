package vn.giaoban.server.media;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.jitsi.JitsiMedia;
import vn.giaoban.media.kurento.KurentoMedia;

/**
 * Which media server it is; what each key means stands in {@code application.yml}.
 *
 * @param kurento address of a Kurento Media Server
 * @param jitsi address of a Jitsi Videobridge
 */
public record MediaDriver(
        @DefaultValue("embedded") Kind driver,
        @Nullable URI kurento,
        @Nullable URI jitsi) {

    /** Drivers by their names in the configuration. */
    public enum Kind {
        EMBEDDED,
        KURENTO,
        JITSI
    }

    /** Starts the embedded one. */
    @FunctionalInterface
    public interface Embedded {
        MediaPlane start() throws IOException;
    }

    public MediaDriver {
        if (driver == Kind.KURENTO && missing(kurento)) {
            throw new IllegalArgumentException("giaoban.media.kurento is missing, such as ws://127.0.0.1:8888/kurento");
        }
        if (driver == Kind.JITSI && missing(jitsi)) {
            throw new IllegalArgumentException("giaoban.media.jitsi is missing, such as http://127.0.0.1:8080");
        }
    }

    private static boolean missing(@Nullable URI address) {
        return address == null || address.toString().isBlank();
    }

    public MediaPlane start(Embedded embedded) throws IOException {
        try {
            return switch (driver) {
                case EMBEDDED -> embedded.start();
                case KURENTO -> KurentoMedia.start(KurentoMedia.Settings.at(java.util.Objects.requireNonNull(kurento)));
                case JITSI -> JitsiMedia.start(JitsiMedia.Settings.at(java.util.Objects.requireNonNull(jitsi)));
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
