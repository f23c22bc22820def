package vn.giaoban.media.ice;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.rtp.Bytes;

/** The value of XOR-MAPPED-ADDRESS (RFC 8489 14.2); {@code message} supplies cookie and transaction. */
final class XorAddress {
    private XorAddress() {}

    static @Nullable InetSocketAddress read(byte[] value, byte[] message) {
        boolean whole = value.length == 8 && value[1] == 1 || value.length == 20 && value[1] == 2;
        if (!whole) {
            return null;
        }
        byte[] address = Arrays.copyOfRange(value, 4, value.length);
        mask(address, message);
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(address), Bytes.u16(value, 2) ^ StunMessage.COOKIE >>> 16);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    static byte[] write(InetSocketAddress address, byte[] message) {
        byte[] ip = address.getAddress().getAddress();
        byte[] value = new byte[4 + ip.length];
        value[1] = (byte) (ip.length == 4 ? 1 : 2);
        Bytes.put16(value, 2, address.getPort() ^ StunMessage.COOKIE >>> 16);
        mask(ip, message);
        System.arraycopy(ip, 0, value, 4, ip.length);
        return value;
    }

    private static void mask(byte[] address, byte[] message) {
        for (int i = 0; i < address.length; i++) {
            address[i] ^= message[4 + i];
        }
    }
}
