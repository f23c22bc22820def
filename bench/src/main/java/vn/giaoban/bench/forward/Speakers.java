package vn.giaoban.bench.forward;

import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.rtp.Bytes;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.RtpHeaderWriter;
import vn.giaoban.media.rtp.RtpPacket;

/** Those who speak, on one thread: each a voice and a camera of three layers, of which only what is wanted is sent. */
final class Speakers implements Runnable {
    /** Packets of a picture and their bytes, from the tall layer to the small: 1.5 Mbit/s, 500 and 150 kbit/s. */
    private static final int[] PACKETS = {6, 2, 1};

    private static final int[] BYTES = {1040, 1040, 620};
    private static final String[] RIDS = {"h", "m", "l"};
    private static final int[] HEIGHTS = {720, 360, 180};
    private static final long VOICE_NANOS = 20_000_000;
    private static final long PICTURE_NANOS = 33_333_333;
    /** From being asked until a browser's first packet: 59 to 106 ms were seen. */
    private static final long ENCODER_NANOS = 80_000_000;

    private static final long LINGERS_NANOS = 1_500_000_000L;
    private static final int VOICE = 100;

    final Speaker[] all;
    private volatile boolean talking = true;

    /** One of them. */
    static final class Speaker implements Line.Media {
        private final int number;
        private final boolean[] keyFrameAsked = {true, true, true};
        private final int[] sequences = new int[RIDS.length];
        private final byte[] out = new byte[1400];
        private @Nullable Line line;
        private volatile long floorFrom = Long.MAX_VALUE;
        private volatile long floorUntil = Long.MAX_VALUE;
        private boolean tall;
        private int voices;
        private int pictures;

        Speaker(int number) {
            this.number = number;
            new Random(number).nextBytes(out);
        }

        void over(Line used) {
            line = used;
        }

        int ssrc(int layer) {
            return 0x1000 * (number + 1) + layer;
        }

        int voiceSsrc() {
            return 0x1000 * (number + 1) + 0x100;
        }

        /** The tall layers are wanted, or no longer. */
        void floor(boolean has) {
            long now = System.nanoTime();
            if (has) {
                floorFrom = now + ENCODER_NANOS;
                floorUntil = Long.MAX_VALUE;
            } else if (floorUntil == Long.MAX_VALUE) {
                floorUntil = now + LINGERS_NANOS;
            }
        }

        @Override
        public void datagram(byte[] b, int length, long at) {
            Line over = line;
            if (over != null && RtpPacket.isRtcp(b, 0, length)) {
                for (RtcpPacket asked : over.control(b, length)) {
                    if (asked instanceof RtcpPacket.PictureLoss loss) {
                        int layer = loss.media() - ssrc(0);
                        if (layer >= 0 && layer < RIDS.length) {
                            keyFrameAsked[layer] = true;
                        }
                    }
                }
            }
        }

        private void voice() {
            int payload = new RtpHeaderWriter(out, 0)
                    .fixed(false, Sdp.OPUS, voices & 0xffff, voices * 960L, voiceSsrc())
                    .extension(Sdp.MID, "0")
                    .end();
            voices++;
            send(payload, VOICE);
        }

        private void picture(long now) {
            pictures++;
            boolean before = tall;
            tall = now >= floorFrom && now < floorUntil;
            for (int layer = tall ? 0 : RIDS.length - 1; layer < RIDS.length; layer++) {
                boolean key = keyFrameAsked[layer] || tall && !before;
                keyFrameAsked[layer] = false;
                for (int i = 0; i < PACKETS[layer]; i++) {
                    packet(layer, i, key);
                }
            }
        }

        private void packet(int layer, int index, boolean key) {
            int payload = new RtpHeaderWriter(out, 0)
                    .fixed(
                            index == PACKETS[layer] - 1,
                            Sdp.VP8,
                            sequences[layer]++ & 0xffff,
                            pictures * 3000L,
                            ssrc(layer))
                    .extension(Sdp.MID, "1")
                    .extension(Sdp.RID, RIDS[layer])
                    .end();
            out[payload] = (byte) (0x80 | (index == 0 ? 0x10 : 0));
            out[payload + 1] = (byte) 0x80;
            Bytes.put16(out, payload + 2, 0x8000 | pictures & 0x7fff);
            if (index == 0) {
                Publisher.vp8Header(out, payload + 4, key, HEIGHTS[layer] * 16 / 9, HEIGHTS[layer]);
            }
            send(payload, BYTES[layer]);
        }

        private void send(int payload, int size) {
            Bytes.put64(out, payload + Publisher.STAMP_AT, Wires.now());
            Line over = line;
            if (over != null) {
                over.send(out, payload + size);
            }
        }

        private void report() {
            Line over = line;
            if (over != null) {
                long ntp = Publisher.ntp();
                over.send(List.of(new RtcpPacket.SenderReport(
                        voiceSsrc(), ntp, voices * 960L, voices, (long) voices * VOICE, List.of())));
                for (int layer = tall ? 0 : RIDS.length - 1; layer < RIDS.length; layer++) {
                    over.send(List.of(new RtcpPacket.SenderReport(
                            ssrc(layer), ntp, pictures * 3000L, pictures, pictures, List.of())));
                }
            }
        }
    }

    Speakers(int count) {
        all = new Speaker[count];
        for (int i = 0; i < count; i++) {
            all[i] = new Speaker(i);
        }
    }

    @Override
    public void run() {
        long began = System.nanoTime();
        for (long n = 1; talking; n++) {
            long now = System.nanoTime();
            // Voices and pictures of different speakers do not come at the same instant.
            for (Speaker speaker : all) {
                if (n % 10 == speaker.number * 3L) {
                    speaker.voice();
                }
                long shift = speaker.number * 7_000_000L;
                if ((now - began - shift) / PICTURE_NANOS > speaker.pictures) {
                    speaker.picture(now);
                }
                if (n % 500 == speaker.number * 11L) {
                    speaker.report();
                }
            }
            LockSupport.parkNanos(began + n * VOICE_NANOS / 10 - System.nanoTime());
        }
    }

    void end() {
        talking = false;
    }
}
