package vn.giaoban.bench.forward;

import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.rtp.Bytes;
import vn.giaoban.media.rtp.Ntp;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.RtpHeaderWriter;
import vn.giaoban.media.rtp.RtpPacket;

/**
 * One who speaks, on a thread of its own: VP8 packets of 1,200 bytes, as frames of several back to back or evenly paced,
 * and 50 voice packets a second. Every packet carries the time it was sent at.
 */
final class Publisher implements Line.Media {
    /** Index in the payload of the eight bytes of {@link Wires#now}. */
    static final int STAMP_AT = 16;

    private static final int PACKET = 1200;
    private static final int VOICE = 100;
    private static final long VOICE_NANOS = 20_000_000;
    private static final long SECOND = 1_000_000_000;

    private final byte[] noise = new byte[PACKET];
    private final byte[] out = new byte[PACKET + 64];
    private @Nullable Line line;
    private volatile boolean keyFrameAsked = true;
    private int videoSequence;
    private int audioSequence;
    private int pictureId;
    long packets;
    private long videoPackets;
    private long audioPackets;

    Publisher() {
        new Random(1).nextBytes(noise);
    }

    void over(Line used) {
        line = used;
    }

    @Override
    public void datagram(byte[] b, int length, long at) {
        if (line != null && RtpPacket.isRtcp(b, 0, length)) {
            for (RtcpPacket asked : line.control(b, length)) {
                if (asked instanceof RtcpPacket.PictureLoss || asked instanceof RtcpPacket.FullIntraRequest) {
                    keyFrameAsked = true;
                }
            }
        }
    }

    /** Sends for a time; on the caller's thread. */
    void send(int packetsPerSecond, int burst, long nanos) {
        long began = System.nanoTime();
        long frameNanos = SECOND * burst / packetsPerSecond;
        long nextFrame = began;
        long nextVoice = began;
        long nextReport = began;
        int inFrame = 0;
        // Evenly paced frames have as many packets, one after the other.
        int frameSize = burst > 1 ? burst : 7;
        for (long now = began; now - began < nanos; now = System.nanoTime()) {
            if (now >= nextReport) {
                nextReport += SECOND;
                report();
            }
            if (now >= nextVoice) {
                nextVoice += VOICE_NANOS;
                voice();
            }
            if (now >= nextFrame) {
                nextFrame += frameNanos;
                for (int i = 0; i < burst; i++) {
                    picture(inFrame == 0, inFrame == frameSize - 1);
                    inFrame = (inFrame + 1) % frameSize;
                }
            }
            long wait = Math.min(nextFrame, nextVoice) - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
        }
    }

    private void voice() {
        audioPackets++;
        int payload = new RtpHeaderWriter(out, 0)
                .fixed(false, Sdp.OPUS, audioSequence, audioPackets * 960, Sdp.AUDIO_SSRC)
                .extension(Sdp.MID, "0")
                .end();
        audioSequence = (audioSequence + 1) & 0xffff;
        send(payload, VOICE);
    }

    private void picture(boolean first, boolean last) {
        boolean key = false;
        if (first) {
            pictureId = (pictureId + 1) & 0x7fff;
            key = keyFrameAsked;
            keyFrameAsked = false;
        }
        videoPackets++;
        int payload = new RtpHeaderWriter(out, 0)
                .fixed(last, Sdp.VP8, videoSequence, (long) pictureId * 3000, Sdp.VIDEO_SSRC)
                .extension(Sdp.MID, "1")
                .end();
        videoSequence = (videoSequence + 1) & 0xffff;
        System.arraycopy(noise, 0, out, payload, PACKET - payload);
        out[payload] = (byte) (0x80 | (first ? 0x10 : 0));
        out[payload + 1] = (byte) 0x80;
        Bytes.put16(out, payload + 2, 0x8000 | pictureId);
        if (first) {
            vp8Header(out, payload + 4, key, 1280, 720);
        }
        send(payload, PACKET - payload);
    }

    /** RFC 6386, 9.1: a frame tag, and for a key frame the start code and the size. */
    static void vp8Header(byte[] out, int at, boolean key, int width, int height) {
        out[at] = (byte) (key ? 0x10 : 0x11);
        if (key) {
            out[at + 3] = (byte) 0x9d;
            out[at + 4] = 0x01;
            out[at + 5] = 0x2a;
            out[at + 6] = (byte) width;
            out[at + 7] = (byte) (width >> 8);
            out[at + 8] = (byte) height;
            out[at + 9] = (byte) (height >> 8);
        }
    }

    private void send(int payload, int size) {
        Bytes.put64(out, payload + STAMP_AT, Wires.now());
        packets++;
        if (line != null) {
            line.send(out, payload + size);
        }
    }

    /** The wall clock as sender reports have it. */
    static long ntp() {
        return Ntp.ofUnixMillis(System.currentTimeMillis());
    }

    private void report() {
        long ntp = ntp();
        if (line != null) {
            line.send(List.of(
                    new RtcpPacket.SenderReport(
                            Sdp.VIDEO_SSRC, ntp, pictureId * 3000L, videoPackets, videoPackets * PACKET, List.of()),
                    new RtcpPacket.SourceDescription(Sdp.VIDEO_SSRC, "bench")));
            line.send(List.of(
                    new RtcpPacket.SenderReport(
                            Sdp.AUDIO_SSRC, ntp, audioPackets * 960, audioPackets, audioPackets * VOICE, List.of()),
                    new RtcpPacket.SourceDescription(Sdp.AUDIO_SSRC, "bench")));
        }
    }
}
