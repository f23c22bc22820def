package vn.giaoban.media.rtp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.rtp.RtcpPacket.TransportFeedback;

/** Packet status chunks and receive deltas (draft-holmer-rmcat-transport-wide-cc-extensions-01, section 3.1). */
final class TransportFeedbackCodec {
    private static final int SMALL = 1;
    private static final int LARGE = 2;

    private TransportFeedbackCodec() {}

    static @Nullable TransportFeedback read(byte[] b, int at, int size, int sender, int media) {
        if (size < 20) {
            return null;
        }
        int count = Bytes.u16(b, at + 14);
        int end = at + size;
        int i = at + 20;
        List<Integer> symbols = new ArrayList<>(count);
        while (symbols.size() < count) {
            if (i + 2 > end) {
                return null;
            }
            readChunk(Bytes.u16(b, i), count, symbols);
            i += 2;
        }
        List<Integer> deltas = new ArrayList<>(count);
        for (int symbol : symbols) {
            int width = symbol == SMALL ? 1 : symbol == LARGE ? 2 : 0;
            if (i + width > end) {
                return null;
            }
            deltas.add(
                    switch (symbol) {
                        case SMALL -> Bytes.u8(b, i);
                        case LARGE -> (int) (short) Bytes.u16(b, i);
                        default -> TransportFeedback.LOST;
                    });
            i += width;
        }
        return new TransportFeedback(
                sender, media, Bytes.u16(b, at + 12), Bytes.u24(b, at + 16), Bytes.u8(b, at + 19), deltas);
    }

    private static void readChunk(int chunk, int count, List<Integer> symbols) {
        if ((chunk & 0x8000) == 0) {
            for (int n = chunk & 0x1fff; n > 0 && symbols.size() < count; n--) {
                symbols.add(chunk >> 13 & 3);
            }
        } else if ((chunk & 0x4000) == 0) {
            for (int shift = 13; shift >= 0 && symbols.size() < count; shift--) {
                symbols.add(chunk >> shift & 1);
            }
        } else {
            for (int shift = 12; shift >= 0 && symbols.size() < count; shift -= 2) {
                symbols.add(chunk >> shift & 3);
            }
        }
    }

    /** Writes everything after the two SSRCs; returns the padded end. */
    static int write(byte[] out, int at, TransportFeedback feedback) {
        List<Integer> deltas = feedback.deltas();
        Bytes.put16(out, at + 12, feedback.base());
        Bytes.put16(out, at + 14, deltas.size());
        Bytes.put24(out, at + 16, feedback.referenceTime());
        out[at + 19] = (byte) feedback.count();
        int i = at + 20;
        for (int first = 0; first < deltas.size(); i += 2) {
            int run = run(deltas, first);
            if (run >= 7) {
                Bytes.put16(out, i, symbol(deltas.get(first)) << 13 | run);
                first += run;
            } else {
                int chunk = 0xc000;
                for (int k = 0; k < 7 && first < deltas.size(); k++) {
                    chunk |= symbol(deltas.get(first++)) << (12 - 2 * k);
                }
                Bytes.put16(out, i, chunk);
            }
        }
        for (int delta : deltas) {
            switch (symbol(delta)) {
                case SMALL -> out[i++] = (byte) delta;
                case LARGE -> {
                    Bytes.put16(out, i, delta);
                    i += 2;
                }
                default -> {}
            }
        }
        while ((i - at) % 4 != 0) {
            out[i++] = 0;
        }
        return i;
    }

    private static int run(List<Integer> deltas, int first) {
        int symbol = symbol(deltas.get(first));
        int next = first + 1;
        while (next < deltas.size() && next - first < 0x1fff && symbol(deltas.get(next)) == symbol) {
            next++;
        }
        return next - first;
    }

    private static int symbol(int delta) {
        if (delta == TransportFeedback.LOST) {
            return 0;
        }
        return delta >= 0 && delta <= 255 ? SMALL : LARGE;
    }
}
