package vn.giaoban.media.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

class NioSocketsTest extends SocketsContract {
    @Override
    Sockets open(List<InetSocketAddress> addresses) throws IOException {
        return NioSockets.open(addresses);
    }
}
