package vn.giaoban.media.sfu;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.media.Hex;
import vn.giaoban.media.rtp.Bytes;
import vn.giaoban.media.rtp.Ntp;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.RtpHeaderWriter;

/**
 * A microphone (20 ms packets) or one layer of a camera (25 frames a second, 2 to 8 packets each; about 1,100, 200 and
 * 100 kbit/s). Every payload says
 * who made it, which frame it is and when it was captured, so that the other end can judge without knowing the core.
 */
final class VirtualSender {
    /** Descriptor with X, I (15 bits), L, T; then where a key frame has its header; then the marks. */
    static final int DESCRIPTOR = 6;

    static final int MARKS = DESCRIPTOR + 10;
    private static final long MILLI = 1_000_000L;
    /** Encoders take their time: what lips must not depend on. */
    private static final long VIDEO_LAG = 80 * MILLI;

    private static final long AUDIO_LAG = 20 * MILLI;

    final int ssrc;
    boolean active;
    int level = 10;
    int keyFramesAsked;
    int sent;
    /** So many packets get a number and are never sent, not even when they are asked for. */
    int lost;

    private final VirtualPeer peer;
    private final String rid;
    private final int divisor;
    private final Random random;
    private final int rate;
    private final int repairSsrc;
    private final long base;
    private final Map<Integer, byte[]> history = new HashMap<>();
    private int sequence;
    private int repairSequence;
    private int frame;
    private int keyFrame;
    private int baseFrames;
    /** The last frame of the base layer, and of the one above it. */
    private final int[] lastOfLayer = new int[2];

    private boolean toldParameters;
    private Codec sentCodec = Codec.VP8;
    private boolean keyFrameDue = true;
    private boolean wasActive;
    private long nextFrame;
    private long nextReport;

    VirtualSender(VirtualPeer peer, Random random, String rid, int divisor) {
        this.peer = peer;
        this.rid = rid;
        this.divisor = divisor;
        this.random = random;
        this.rate = divisor == 0 ? 48_000 : 90_000;
        this.ssrc = random.nextInt();
        this.repairSsrc = random.nextInt();
        this.base = random.nextInt() & 0xffffffffL;
        this.sequence = 65_000 + random.nextInt(500);
        this.frame = random.nextInt(40_000);
    }

    /** The number of the frame that comes next. */
    int frame() {
        return frame;
    }

    void keyFrameAsked(long now) {
        keyFramesAsked++;
        keyFrameDue = true;
    }

    void tick(long now) {
        if (!active) {
            wasActive = false;
            return;
        }
        if (!wasActive) {
            wasActive = true;
            keyFrameDue = true;
            nextFrame = now;
            nextReport = now + 300 * MILLI;
        }
        if (now >= nextReport) {
            nextReport = now + 1000 * MILLI;
            report(now);
        }
        if (now >= nextFrame) {
            nextFrame += (divisor == 0 ? 20 : 40) * MILLI;
            if (divisor == 0) {
                packet(now - AUDIO_LAG, 0, 1, true, 80);
            } else {
                boolean key = keyFrameDue || peer.codec != sentCodec;
                sentCodec = peer.codec;
                keyFrameDue = false;
                int count = (key ? 4 : 2) + random.nextInt(3) + (divisor == 1 ? 2 : 0);
                keyFrame = key ? frame : keyFrame;
                if (h264() && key && (!toldParameters || !peer.tellsParametersOnce)) {
                    toldParameters = true;
                    parameters(now - VIDEO_LAG);
                }
                baseFrames += temporal() == 0 ? 1 : 0;
                for (int i = 0; i < count; i++) {
                    packet(now - VIDEO_LAG, i, count, key, divisor == 1 ? 1100 : 680 / divisor);
                }
                if (temporal() < 2) {
                    lastOfLayer[temporal()] = frame;
                }
            }
            frame++;
        }
    }

    private boolean h264() {
        return divisor != 0 && peer.codec == Codec.H264;
    }

    /** 0 2 1 2, as a browser's three layers, or only a base layer. */
    private int temporal() {
        int at = frame - keyFrame & 3;
        return h264() || !peer.sendsTemporalLayers || at == 0 ? 0 : at == 2 ? 1 : 2;
    }

    /** Whether the frame refers to the base layer only: every second time the upper layers begin anew. */
    private boolean sync() {
        return temporal() > 0 && (frame - keyFrame & 4) == 0 && (frame - keyFrame & 3) < 3;
    }

    private long timestamp(long captured) {
        return base + Math.round(captured * (rate / 1e9));
    }

    private void report(long now) {
        peer.sendRtcp(new RtcpPacket.SenderReport(ssrc, ntp(now), timestamp(now) & 0xffffffffL, sent, 0, List.of()));
    }

    private long ntp(long time) {
        return Ntp.ofUnixNanos(1_700_000_000L * 1_000_000_000L + time + peer.clockOffset);
    }

    /** Parameter sets in a packet of their own, of the next picture. */
    private void parameters(long captured) {
        send(captured, false, PARAMETERS.clone());
    }

    private void packet(long captured, int index, int count, boolean key, int size) {
        byte[] payload = new byte[size];
        write(payload, 0, captured, index, count, key);
        send(captured, index == count - 1, payload);
    }

    private void send(long captured, boolean marker, byte[] payload) {
        if (lost > 0) {
            lost--;
            sequence++;
            return;
        }
        boolean video = divisor != 0;
        byte[] b = new byte[1400];
        RtpHeaderWriter header = new RtpHeaderWriter(b, 0)
                .fixed(
                        marker && video,
                        !video ? VirtualOffer.OPUS : h264() ? VirtualOffer.H264 : VirtualOffer.VP8,
                        sequence & 0xffff,
                        timestamp(captured),
                        ssrc)
                .extension(VirtualOffer.MID, String.valueOf(peer.mid(video ? "video" : "audio", 0)));
        wide(header);
        if (video) {
            header.extension(VirtualOffer.RID, rid);
        } else {
            header.extension(VirtualOffer.LEVEL, (byte) level);
        }
        if (peer.tellsCaptureTime) {
            byte[] time = new byte[8];
            Bytes.put64(time, 0, ntp(captured));
            header.extension(VirtualOffer.CAPTURE_TIME, time);
        }
        int at = header.end();
        System.arraycopy(payload, 0, b, at, payload.length);
        history.put(sequence & 0xffff, payload);
        history.remove((sequence - 2000) & 0xffff);
        timestamps.put(sequence & 0xffff, timestamp(captured));
        sequence++;
        sent++;
        peer.sendRtp(b, at + payload.length);
    }

    private final Map<Integer, Long> timestamps = new HashMap<>();

    private void wide(RtpHeaderWriter header) {
        int wide = peer.nextWide();
        header.extension(VirtualOffer.TRANSPORT_CC, (byte) (wide >> 8), (byte) wide);
    }

    private void write(byte[] b, int at, long captured, int index, int count, boolean key) {
        b[at] = (byte) (index == 0 ? 0x90 : 0x80);
        b[at + 1] = (byte) 0xe0;
        Bytes.put16(b, at + 2, frame & 0x7fff | 0x8000);
        b[at + 4] = (byte) baseFrames;
        b[at + 5] = (byte) (temporal() << 6 | (sync() ? 0x20 : 0));
        if (h264()) {
            // The first fragment of a slice that begins the picture, then others (RFC 6184 5.8).
            b[at] = 0x5c;
            b[at + 1] = (byte) ((index == 0 ? 0x80 : 0) | (key ? 5 : 1));
            b[at + 2] = (byte) 0x88;
        }
        int vp8 = at + DESCRIPTOR;
        b[vp8] = (byte) (key ? 0 : 1);
        b[vp8 + 3] = (byte) 0x9d;
        b[vp8 + 4] = 1;
        b[vp8 + 5] = 0x2a;
        int height = divisor == 0 ? 0 : 720 / divisor;
        b[vp8 + 8] = (byte) height;
        b[vp8 + 9] = (byte) (height >> 8);
        int marks = at + MARKS;
        b[marks] = (byte) peer.tag;
        b[marks + 1] = (byte) divisor;
        b[marks + 2] = (byte) index;
        b[marks + 3] = (byte) count;
        b[marks + 4] = (byte) (key ? 1 : 0);
        Bytes.put32(b, marks + 5, frame);
        Bytes.put64(b, marks + 9, captured);
        b[marks + 17] = (byte) temporal();
        Bytes.put32(b, marks + 18, lastOfLayer[0]);
        Bytes.put32(b, marks + 22, lastOfLayer[temporal() == 0 || sync() ? 0 : 1]);
    }

    /** A sequence and a picture parameter set as STAP-A. */
    static final byte[] PARAMETERS = Hex.bytes("78 0004 6742c01f 0003 68ce3c");

    void resend(List<Integer> sequences) {
        for (int missing : sequences) {
            byte[] payload = history.get(missing);
            Long timestamp = timestamps.get(missing);
            if (payload != null && timestamp != null) {
                byte[] b = new byte[1500];
                RtpHeaderWriter header = new RtpHeaderWriter(b, 0)
                        .fixed(
                                false,
                                h264() ? VirtualOffer.H264_RTX : VirtualOffer.RTX,
                                repairSequence++,
                                timestamp,
                                repairSsrc)
                        .extension(VirtualOffer.MID, String.valueOf(peer.mid("video", 0)));
                wide(header);
                int at = header.extension(VirtualOffer.REPAIRED_RID, rid).end();
                Bytes.put16(b, at, missing);
                System.arraycopy(payload, 0, b, at + 2, payload.length);
                peer.sendRtp(b, at + 2 + payload.length);
            }
        }
    }
}
