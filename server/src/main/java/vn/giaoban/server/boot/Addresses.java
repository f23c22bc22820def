package vn.giaoban.server.boot;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** This machine's own addresses. */
public final class Addresses {
    private Addresses() {}

    /** IPv4 addresses of the interfaces that are up, loopback left out. */
    public static List<InetAddress> own() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Addresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> a instanceof Inet4Address && !a.isLoopbackAddress() && !a.isLinkLocalAddress())
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    /** The address by which others most likely reach this machine. */
    public static String likely() {
        return own().stream().findFirst().map(InetAddress::getHostAddress).orElse("127.0.0.1");
    }

    private static boolean isUp(NetworkInterface each) {
        try {
            return each.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}
