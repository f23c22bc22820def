package vn.giaoban.media.jitsi;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.Plan;

/** Connects to a Jitsi Videobridge. */
public final class JitsiMedia {
    private JitsiMedia() {}

    /**
     * How to connect.
     *
     * @param bridge its private REST address, such as {@code http://127.0.0.1:8080}
     *     ({@code videobridge.apis.rest.enabled=true}, reachable by this server only: it asks for no password)
     * @param camera the one layer that cameras send: the bridge knows layers by SSRC, browsers name them by rid
     * @param iceServers goes into plans as it is
     */
    public record Settings(URI bridge, Plan.Layer camera, List<Plan.IceServer> iceServers) {
        /** A 720p camera in one layer. */
        public static Settings at(URI bridge) {
            return new Settings(bridge, new Plan.Layer("h", 1, 1_500_000), List.of());
        }
    }

    /**
     * Asks whether it is well.
     *
     * @throws IOException when it is not, or cannot be reached
     */
    public static MediaPlane start(Settings settings) throws IOException, InterruptedException {
        Bridge bridge = new Bridge(settings.bridge());
        bridge.check();
        return new JitsiMediaPlane(settings, bridge);
    }
}
