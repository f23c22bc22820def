package vn.giaoban.server.rooms;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A room system as small as can be, written by hand from the RFCs and sharing nothing with ours: SIP over UDP, PCMU, and
 * whatever further lines its description names. What comes is read by the test from its sockets.
 */
final class SmallRoom implements AutoCloseable {
    private static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");
    private static final int PATIENCE_MILLIS = 15_000;
    private static final String SDP = "application/sdp";

    private final DatagramSocket sip = new DatagramSocket(0, LOCAL);
    private final DatagramSocket sound = new DatagramSocket(0, LOCAL);
    private final InetSocketAddress server;
    private final String target;
    private final String callId = System.nanoTime() + "@small";
    private final String description;
    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private volatile String to = "";
    private volatile boolean open = true;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private volatile String referTo = "";
    private int requests = 1;
    private volatile boolean speaks;
    private volatile int spoken;

    /** @param dial such as {@code sip:12007*481516@127.0.0.1:5060} */
    SmallRoom(String dial, String lines) throws IOException {
        Matcher parts = Pattern.compile("sip:(.*)@([^:]+):(\\d+)").matcher(dial);
        if (!parts.matches()) {
            throw new IOException(dial);
        }
        target = dial;
        server = new InetSocketAddress(parts.group(2), Integer.parseInt(parts.group(3)));
        description = "v=0\r\no=small 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
                + sound.getLocalPort() + " RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n" + lines;
        Thread.ofVirtual().start(this::listen);
        send("INVITE", 1, description);
    }

    /** What the server's answer says; waits for it. */
    String answered() throws Exception {
        return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The port of the n-th line of a kind in the server's answer. */
    InetSocketAddress port(String kind, int nth) throws Exception {
        Matcher lines = Pattern.compile("m=" + kind + " (\\d+) ").matcher(answered());
        for (int i = 0; i <= nth; i++) {
            if (!lines.find()) {
                throw new IOException("no line " + kind + " in " + answered());
            }
        }
        return new InetSocketAddress(LOCAL, Integer.parseInt(lines.group(1)));
    }

    /** Sends its sound from now on, fifty packets of silence a second; or none. */
    void speaks(boolean now) throws Exception {
        InetSocketAddress to = port("audio", 0);
        boolean begins = now && !speaks;
        speaks = now;
        if (begins) {
            Thread.ofVirtual().start(() -> speak(to));
        }
    }

    private void speak(InetSocketAddress to) {
        try {
            byte[] silence = new byte[160];
            Arrays.fill(silence, (byte) 0xff);
            while (speaks && open) {
                send(sound, rtp(0, spoken, 160L * spoken, spoken == 0, silence), to);
                spoken++;
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException closed) {
            speaks = false;
        }
    }

    /** Reports that of nobody anything has come (RFC 3550, 6.4.2: a report without blocks). */
    void reportsNothing() throws Exception {
        InetSocketAddress to = port("audio", 0);
        byte[] report = ByteBuffer.allocate(8)
                .putShort((short) 0x80C9)
                .putShort((short) 1)
                .putInt(0x5EA1)
                .array();
        send(sound, report, new InetSocketAddress(to.getAddress(), to.getPort() + 1));
    }

    /** Asks for a key frame by INFO (RFC 5168). */
    void askByInfo() throws IOException {
        requests++;
        String body = "<?xml version=\"1.0\" encoding=\"utf-8\"?><media_control><vc_primitive><to_encoder>"
                + "<picture_fast_update/></to_encoder></vc_primitive></media_control>";
        send("INFO", requests, body, "application/media_control+xml");
    }

    /** Asks to be led elsewhere (RFC 3515), and returns what the server says to that and of how it fares. */
    BlockingQueue<String> refer(String to) throws IOException {
        requests++;
        referTo = "Refer-To: <" + to + ">\r\n";
        send("REFER", requests, null);
        return told;
    }

    private void listen() {
        byte[] b = new byte[8192];
        while (open) {
            try {
                var packet = new DatagramPacket(b, b.length);
                sip.receive(packet);
                hear(new String(b, 0, packet.getLength(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void hear(String message) throws IOException {
        String cseq = header(message, "CSeq");
        if (message.startsWith("SIP/2.0 200") && cseq.equals("1 INVITE")) {
            to = header(message, "To");
            send("ACK", 1, null);
            answer.complete(message);
        } else if (message.startsWith("SIP/2.0 ") && message.charAt(8) > '2' && cseq.equals("1 INVITE")) {
            answer.completeExceptionally(new IOException(message));
        } else if (cseq.endsWith(" REFER")) {
            told.add(message.lines().findFirst().orElse(""));
        } else if (message.startsWith("NOTIFY ")) {
            told.add(message.substring(message.indexOf("\r\n\r\n")).strip());
            respond(message, "");
        } else if (message.startsWith("INVITE ") || message.startsWith("UPDATE ") || message.startsWith("BYE ")) {
            respond(message, message.startsWith("BYE ") ? "" : description);
        }
    }

    private void respond(String request, String body) throws IOException {
        StringBuilder text = new StringBuilder("SIP/2.0 200 OK\r\n");
        for (String line : request.split("\r\n")) {
            if (line.matches("(?i)(via|from|to|call-id|cseq):.*")) {
                text.append(line).append("\r\n");
            }
        }
        end(text, body, SDP);
    }

    private static String header(String message, String name) {
        Matcher found = Pattern.compile("(?im)^" + name + ":\\s*(.*?)\\s*$").matcher(message);
        return found.find() ? found.group(1) : "";
    }

    private void send(String method, int number, @Nullable String body) throws IOException {
        send(method, number, body, SDP);
    }

    private void send(String method, int number, @Nullable String body, String type) throws IOException {
        String recipient = to.isEmpty() ? "<" + target + ">" : to;
        end(
                new StringBuilder(method + " " + target + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:"
                        + sip.getLocalPort() + ";branch=z9hG4bK" + System.nanoTime()
                        + ";rport\r\nMax-Forwards: 70\r\nFrom: <sip:small@127.0.0.1:" + sip.getLocalPort()
                        + ">;tag=small\r\nTo: " + recipient + "\r\nCall-ID: " + callId + "\r\nCSeq: " + number + " "
                        + method + "\r\n"),
                body == null ? "" : body,
                type);
    }

    private void end(StringBuilder head, String body, String type) throws IOException {
        head.append("Contact: <sip:small@127.0.0.1:").append(sip.getLocalPort()).append(">\r\n");
        head.append(referTo);
        referTo = "";
        if (!body.isEmpty()) {
            head.append("Content-Type: ").append(type).append("\r\n");
        }
        byte[] bytes = (head + "Content-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8);
        sip.send(new DatagramPacket(bytes, bytes.length, server));
    }

    /** An RTP packet. */
    static byte[] rtp(int type, int sequence, long timestamp, boolean marker, byte[] payload) {
        return ByteBuffer.allocate(12 + payload.length)
                .put((byte) 0x80)
                .put((byte) (type | (marker ? 0x80 : 0)))
                .putShort((short) sequence)
                .putInt((int) timestamp)
                .putInt(0x5EA1)
                .put(payload)
                .array();
    }

    static void send(DatagramSocket from, byte[] bytes, InetSocketAddress to) throws IOException {
        from.send(new DatagramPacket(bytes, bytes.length, to));
    }

    /** The next datagram within the time, in hex from an offset on; "" when none comes. */
    static String next(DatagramSocket socket, int offset, int millis) throws IOException {
        byte[] bytes = bytes(socket, millis);
        return bytes.length < offset
                ? ""
                : HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes, offset, bytes.length);
    }

    static byte[] bytes(DatagramSocket socket, int millis) throws IOException {
        byte[] b = new byte[2048];
        var packet = new DatagramPacket(b, b.length);
        socket.setSoTimeout(millis);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException e) {
            return new byte[0];
        }
        return Arrays.copyOf(b, packet.getLength());
    }

    @Override
    public void close() throws IOException {
        open = false;
        send("BYE", requests + 1, null);
        sip.close();
        sound.close();
    }
}
