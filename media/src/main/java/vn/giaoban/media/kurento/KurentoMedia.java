package vn.giaoban.media.kurento;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.kurento.client.KurentoClient;
import org.kurento.client.KurentoClientBuilder;
import org.kurento.commons.exception.KurentoException;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.Plan;

/** Connects to a Kurento Media Server. */
public final class KurentoMedia {
    private static final long CONNECT_MILLIS = 10_000;
    private static final long RECONNECT_MILLIS = Long.MAX_VALUE;

    private KurentoMedia() {}

    /**
     * How to connect.
     *
     * @param server its JSON-RPC address, such as {@code ws://127.0.0.1:8888/kurento}
     * @param camera the one layer that cameras send
     * @param iceServers goes into plans as it is
     */
    public record Settings(URI server, Plan.Layer camera, List<Plan.IceServer> iceServers) {
        /** A 720p camera in one layer. */
        public static Settings at(URI server) {
            return new Settings(server, new Plan.Layer("h", 1, 1_500_000), List.of());
        }
    }

    /**
     * Connects, and releases what an earlier run of ours left there.
     *
     * @throws IOException when it cannot be reached
     */
    public static MediaPlane start(Settings settings) throws IOException {
        KurentoMediaPlane plane = new KurentoMediaPlane(settings);
        try {
            KurentoClient client = new KurentoClientBuilder()
                    .setKmsWsUri(settings.server().toString())
                    .setConnectionTimeout(CONNECT_MILLIS)
                    .setTryReconnectingMaxTime(RECONNECT_MILLIS)
                    .onDisconnected(plane::disconnected)
                    .onReconnected(plane::reconnected)
                    .connect();
            plane.run(client);
            return plane;
        } catch (KurentoException e) {
            plane.close();
            throw new IOException("no Kurento Media Server at " + settings.server(), e);
        }
    }
}
