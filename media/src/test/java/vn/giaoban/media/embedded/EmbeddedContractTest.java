package vn.giaoban.media.embedded;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.contract.PlaneContract;

class EmbeddedContractTest extends PlaneContract {
    EmbeddedContractTest() throws Exception {}

    @Override
    protected MediaPlane start() throws Exception {
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = free.getLocalPort();
            free.close();
            return EmbeddedMedia.start(new EmbeddedMedia.Settings(
                    port,
                    List.of(InetAddress.ofLiteral("127.0.0.1")),
                    List.of(),
                    EmbeddedMedia.Settings.LAYERS,
                    List.of()));
        }
    }

    @Override
    protected Optional<String> notProven() {
        return Optional.empty();
    }
}
