package vn.giaoban.media.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class LinuxSocketsTest extends SocketsContract {
    @Override
    Sockets open(List<InetSocketAddress> addresses) throws IOException {
        return LinuxSockets.open(addresses);
    }
}
