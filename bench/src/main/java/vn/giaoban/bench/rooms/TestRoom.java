package vn.giaoban.bench.rooms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.giaoban.media.rtp.RtpHeaderWriter;
import vn.giaoban.room.sip.sdp.Leg;

/** A room made of bytes: it calls, sends real RTP and counts what comes. Used by one thread. */
final class TestRoom {
    private static final InetAddress HOST = InetAddress.ofLiteral("127.0.0.1");
    private static final Pattern AUDIO = Pattern.compile("m=audio (\\d+) ");
    private static final Pattern VIDEO = Pattern.compile("m=video (\\d+) ");
    private static final Pattern TO = Pattern.compile("(?im)^To: .*$");
    private static final int UNIT = 1_100;
    private static final int H264 = 97;
    private static final int FRAME_TICKS = 6_000;
    /** A slice header that begins with macroblock 0, which ue(v) writes as one set bit (ITU-T H.264, 7.3.3). */
    private static final byte FIRST_MACROBLOCK = (byte) 0x88;

    private final DatagramChannel signalling = open();
    private final DatagramChannel sound = open();
    private final DatagramChannel picture = open();
    private final int number;
    private final Leg.Voice voice;
    private final List<byte[]> speech;
    private final InetSocketAddress server;
    private final ByteBuffer buffer = ByteBuffer.allocate(4096);
    private final byte[] noise = new byte[UNIT];
    private InetSocketAddress soundTo = new InetSocketAddress(HOST, 9);
    private InetSocketAddress pictureTo = new InetSocketAddress(HOST, 9);
    private int soundSequence;
    private int pictureSequence;
    private int frames;
    private boolean up;
    private long heard;
    private long seen;

    TestRoom(int number, Leg.Voice voice, List<byte[]> speech, int port) throws IOException {
        this.number = number;
        this.voice = voice;
        this.speech = speech;
        this.server = new InetSocketAddress(HOST, port);
        new Random(number).nextBytes(noise);
    }

    private static DatagramChannel open() throws IOException {
        DatagramChannel channel = DatagramChannel.open().bind(new InetSocketAddress(HOST, 0));
        channel.configureBlocking(false);
        return channel;
    }

    private static int port(DatagramChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    private int type() {
        return switch (voice) {
            case OPUS -> 96;
            case G722 -> 9;
            case PCMA -> 8;
            case PCMU -> 0;
        };
    }

    void invite() throws IOException {
        String opus = voice == Leg.Voice.OPUS ? "a=rtpmap:96 opus/48000/2\r\n" : "";
        String sdp = "v=0\r\no=r 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + port(sound)
                + " RTP/AVP " + type() + "\r\n" + opus + "m=video " + port(picture) + " RTP/AVP " + H264
                + "\r\na=rtpmap:97 H264/90000\r\na=fmtp:97 profile-level-id=42801f;packetization-mode=1\r\n"
                + "a=rtcp-fb:97 nack pli\r\n";
        say("INVITE", "To: <sip:" + number + "*1@127.0.0.1>", sdp);
    }

    private void say(String method, String to, String sdp) throws IOException {
        String request = method + " sip:" + number + "*1@127.0.0.1:" + server.getPort() + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + port(signalling) + ";branch=z9hG4bK" + method + number + ";rport\r\n"
                + "From: <sip:room" + number + "@127.0.0.1>;tag=r" + number + "\r\n" + to + "\r\nCall-ID: bench-"
                + number + "\r\nCSeq: " + (method.equals("BYE") ? 2 : 1) + " " + method
                + "\r\nContact: <sip:room@127.0.0.1:" + port(signalling) + ">\r\nMax-Forwards: 70\r\n"
                + (sdp.isEmpty() ? "" : "Content-Type: application/sdp\r\n") + "Content-Length: " + sdp.length()
                + "\r\n\r\n" + sdp;
        signalling.send(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)), server);
    }

    /** Takes what has come. */
    void read() throws IOException {
        while (receive(signalling)) {
            String message = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
            if (message.startsWith("SIP/2.0 200") && message.contains("CSeq: 1 INVITE")) {
                answered(message);
            }
        }
        while (receive(sound)) {
            heard++;
        }
        while (receive(picture)) {
            seen++;
        }
    }

    private boolean receive(DatagramChannel channel) throws IOException {
        buffer.clear();
        return channel.receive(buffer) != null;
    }

    private void answered(String message) throws IOException {
        Matcher audio = AUDIO.matcher(message);
        Matcher video = VIDEO.matcher(message);
        Matcher to = TO.matcher(message);
        if (audio.find() && video.find() && to.find()) {
            soundTo = new InetSocketAddress(HOST, Integer.parseInt(audio.group(1)));
            pictureTo = new InetSocketAddress(HOST, Integer.parseInt(video.group(1)));
            say("ACK", to.group().strip(), "");
            up = true;
        }
    }

    boolean up() {
        return up;
    }

    /** Sends 20 ms of speech. */
    void speak() throws IOException {
        byte[] payload = speech.get(soundSequence % speech.size());
        int ticks = voice == Leg.Voice.OPUS ? 960 : 160;
        send(sound, soundTo, type(), soundSequence, (long) soundSequence * ticks, false, payload);
        soundSequence++;
    }

    /** Sends a picture: every 60th is a key frame with its parameter sets. */
    void film(int packets) throws IOException {
        long time = (long) frames * FRAME_TICKS;
        boolean key = frames++ % 60 == 0;
        if (key) {
            byte[] sequence = {0x67, 0x42, (byte) 0xe0, 0x1f, 1, 2, 3, 4};
            byte[] parameters = {0x68, (byte) 0xce, 0x3c, (byte) 0x80};
            send(picture, pictureTo, H264, pictureSequence++, time, false, sequence);
            send(picture, pictureTo, H264, pictureSequence++, time, false, parameters);
        }
        for (int i = 0; i < packets; i++) {
            byte[] unit = Arrays.copyOf(noise, UNIT);
            unit[0] = 0x7c;
            unit[1] = (byte) ((i == 0 ? 0x80 : 0) | (i == packets - 1 ? 0x40 : 0) | (key ? 5 : 1));
            unit[2] = FIRST_MACROBLOCK;
            send(picture, pictureTo, H264, pictureSequence++, time, i == packets - 1, unit);
        }
    }

    private void send(
            DatagramChannel from, InetSocketAddress to, int type, int sequence, long time, boolean end, byte[] payload)
            throws IOException {
        byte[] b = new byte[12 + payload.length];
        new RtpHeaderWriter(b, 0)
                .fixed(end, type, sequence & 0xffff, time & 0xffffffffL, 1_000 + number)
                .end();
        System.arraycopy(payload, 0, b, 12, payload.length);
        from.send(ByteBuffer.wrap(b), to);
    }

    long heard() {
        return heard;
    }

    long seen() {
        return seen;
    }

    void close() throws IOException {
        signalling.close();
        sound.close();
        picture.close();
    }
}
