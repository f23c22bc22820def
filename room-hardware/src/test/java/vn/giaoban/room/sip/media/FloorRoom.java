package vn.giaoban.room.sip.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.net.ssl.SSLException;
import vn.giaoban.media.secure.DtlsIdentity;
import vn.giaoban.media.secure.Fingerprint;
import vn.giaoban.room.sip.sdp.Agreement.Floor;

/** A room's end of BFCP, that says and hears bytes by any of the ways. */
interface FloorRoom extends AutoCloseable {
    HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
    int PATIENCE_MILLIS = 10_000;

    void say(String hex) throws IOException;

    /** The next message, "closed" when there will be none. */
    String hear() throws IOException;

    @Override
    void close() throws IOException;

    /** @param theirs of the server's certificate, for TLS */
    static FloorRoom connect(
            Floor.Way way, InetSocketAddress to, InetAddress from, DtlsIdentity identity, Fingerprint theirs)
            throws IOException, GeneralSecurityException {
        if (way == Floor.Way.UDP) {
            return new Datagrams(new DatagramSocket(0, from), to);
        }
        Socket plain = new Socket();
        plain.bind(new InetSocketAddress(from, 0));
        plain.connect(to, PATIENCE_MILLIS);
        plain.setSoTimeout(PATIENCE_MILLIS);
        boolean secured = way == Floor.Way.TLS;
        return new Stream(secured ? new FloorTls(identity).secured(plain, new Floor(to, way, true, theirs)) : plain);
    }

    record Datagrams(DatagramSocket socket, InetSocketAddress to) implements FloorRoom {
        @Override
        public void say(String hex) throws IOException {
            byte[] bytes = HEX.parseHex(hex);
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        }

        @Override
        public String hear() throws IOException {
            byte[] b = new byte[2048];
            DatagramPacket packet = new DatagramPacket(b, b.length);
            socket.setSoTimeout(1_000);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException nothing) {
                return "closed";
            }
            return HEX.formatHex(b, 0, packet.getLength());
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    record Stream(Socket socket) implements FloorRoom {
        @Override
        public void say(String hex) throws IOException {
            socket.getOutputStream().write(HEX.parseHex(hex));
            socket.getOutputStream().flush();
        }

        @Override
        public String hear() throws IOException {
            try {
                InputStream in = socket.getInputStream();
                byte[] head = in.readNBytes(12);
                if (head.length < 12) {
                    return "closed";
                }
                byte[] rest = in.readNBytes((head[2] << 8 | head[3]) * 4);
                return HEX.formatHex(head) + (rest.length == 0 ? "" : " " + HEX.formatHex(rest));
            } catch (SocketException | SSLException reset) {
                return "closed";
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
