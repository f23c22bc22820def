package vn.giaoban.media.rtp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.giaoban.media.rtp.RtcpPacket.Bye;
import vn.giaoban.media.rtp.RtcpPacket.EstimatedBitrate;
import vn.giaoban.media.rtp.RtcpPacket.FullIntraRequest;
import vn.giaoban.media.rtp.RtcpPacket.Nack;
import vn.giaoban.media.rtp.RtcpPacket.Other;
import vn.giaoban.media.rtp.RtcpPacket.PictureLoss;
import vn.giaoban.media.rtp.RtcpPacket.ReceiverReport;
import vn.giaoban.media.rtp.RtcpPacket.ReportBlock;
import vn.giaoban.media.rtp.RtcpPacket.SenderReport;
import vn.giaoban.media.rtp.RtcpPacket.SourceDescription;
import vn.giaoban.media.rtp.RtcpPacket.TransportFeedback;

/** Reads and writes compound RTCP (RFC 3550 6, RFC 4585 6, RFC 5506 reduced size allowed). */
public final class RtcpCodec {
    private static final int SR = 200;
    private static final int RR = 201;
    private static final int SDES = 202;
    private static final int BYE = 203;
    private static final int RTPFB = 205;
    private static final int PSFB = 206;

    private RtcpCodec() {}

    /** The packets of a compound, up to the first one that is damaged. Never throws. */
    public static List<RtcpPacket> read(byte[] b, int offset, int length) {
        List<RtcpPacket> packets = new ArrayList<>();
        int at = offset;
        int end = offset + length;
        while (end - at >= 4 && (b[at] & 0xc0) == 0x80) {
            int size = 4 + 4 * Bytes.u16(b, at + 2);
            if (size > end - at) {
                break;
            }
            RtcpPacket packet = readOne(b, at, size);
            if (packet == null) {
                break;
            }
            packets.add(packet);
            at += size;
        }
        return packets;
    }

    private static @org.jspecify.annotations.Nullable RtcpPacket readOne(byte[] b, int at, int size) {
        int format = b[at] & 0x1f;
        int type = Bytes.u8(b, at + 1);
        return switch (type) {
            case SR ->
                size < 28 + 24 * format
                        ? null
                        : new SenderReport(
                                Bytes.i32(b, at + 4),
                                Bytes.i64(b, at + 8),
                                Bytes.u32(b, at + 16),
                                Bytes.u32(b, at + 20),
                                Bytes.u32(b, at + 24),
                                blocks(b, at + 28, format));
            case RR ->
                size < 8 + 24 * format ? null : new ReceiverReport(Bytes.i32(b, at + 4), blocks(b, at + 8, format));
            case SDES -> description(b, at, size);
            case BYE -> size < 4 + 4 * format ? null : new Bye(words(b, at + 4, format));
            case RTPFB -> size < 12 ? null : transport(b, at, size, format);
            case PSFB -> size < 12 ? null : payloadSpecific(b, at, size, format);
            default -> new Other(type, format);
        };
    }

    private static List<ReportBlock> blocks(byte[] b, int at, int count) {
        List<ReportBlock> blocks = new ArrayList<>(count);
        for (int i = at; i < at + 24 * count; i += 24) {
            blocks.add(new ReportBlock(
                    Bytes.i32(b, i),
                    Bytes.u8(b, i + 4),
                    Bytes.u24(b, i + 5) << 8 >> 8,
                    Bytes.u32(b, i + 8),
                    Bytes.u32(b, i + 12),
                    Bytes.u32(b, i + 16),
                    Bytes.u32(b, i + 20)));
        }
        return blocks;
    }

    private static RtcpPacket description(byte[] b, int at, int size) {
        int end = at + size;
        if (size < 8) {
            return new Other(SDES, b[at] & 0x1f);
        }
        for (int i = at + 8; i + 2 <= end && b[i] != 0; i += 2 + Bytes.u8(b, i + 1)) {
            int length = Bytes.u8(b, i + 1);
            if (b[i] == 1 && i + 2 + length <= end) {
                return new SourceDescription(
                        Bytes.i32(b, at + 4), new String(b, i + 2, length, StandardCharsets.UTF_8));
            }
        }
        return new Other(SDES, b[at] & 0x1f);
    }

    private static List<Integer> words(byte[] b, int at, int count) {
        List<Integer> words = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            words.add(Bytes.i32(b, at + 4 * i));
        }
        return words;
    }

    private static @org.jspecify.annotations.Nullable RtcpPacket transport(byte[] b, int at, int size, int format) {
        int sender = Bytes.i32(b, at + 4);
        int media = Bytes.i32(b, at + 8);
        if (format == 15) {
            return TransportFeedbackCodec.read(b, at, size, sender, media);
        }
        if (format != 1) {
            return new Other(RTPFB, format);
        }
        List<Integer> missing = new ArrayList<>();
        for (int i = at + 12; i + 4 <= at + size; i += 4) {
            int first = Bytes.u16(b, i);
            missing.add(first);
            for (int bits = Bytes.u16(b, i + 2), bit = 1; bits != 0; bits >>= 1, bit++) {
                if ((bits & 1) != 0) {
                    missing.add((first + bit) & 0xffff);
                }
            }
        }
        return new Nack(sender, media, missing);
    }

    private static @org.jspecify.annotations.Nullable RtcpPacket payloadSpecific(
            byte[] b, int at, int size, int format) {
        int sender = Bytes.i32(b, at + 4);
        if (format == 1) {
            return new PictureLoss(sender, Bytes.i32(b, at + 8));
        }
        if (format == 4) {
            return size < 20 ? null : new FullIntraRequest(sender, Bytes.i32(b, at + 12), Bytes.u8(b, at + 16));
        }
        if (format == 15 && size >= 20 && Bytes.i32(b, at + 12) == 0x52454d42) {
            int sources = Bytes.u8(b, at + 16);
            int exponent = Bytes.u8(b, at + 17) >> 2;
            long mantissa = Bytes.u24(b, at + 17) & 0x3ffff;
            boolean fits = size >= 20 + 4 * sources && exponent < 45;
            return fits ? new EstimatedBitrate(sender, mantissa << exponent, words(b, at + 20, sources)) : null;
        }
        return new Other(PSFB, format);
    }

    /** One compound with the packets in the order given. */
    public static byte[] write(List<? extends RtcpPacket> packets) {
        byte[] out = new byte[1500];
        int at = 0;
        for (RtcpPacket packet : packets) {
            if (out.length - at < 1500) {
                out = Arrays.copyOf(out, out.length * 2);
            }
            at = writeOne(out, at, packet);
        }
        return Arrays.copyOf(out, at);
    }

    private static int writeOne(byte[] out, int at, RtcpPacket packet) {
        return switch (packet) {
            case SenderReport p -> {
                Bytes.put32(out, at + 4, p.ssrc());
                Bytes.put64(out, at + 8, p.ntp());
                Bytes.put32(out, at + 16, (int) p.rtpTimestamp());
                Bytes.put32(out, at + 20, (int) p.packets());
                Bytes.put32(out, at + 24, (int) p.octets());
                yield end(
                        out,
                        at,
                        writeBlocks(out, at + 28, p.blocks()),
                        SR,
                        p.blocks().size());
            }
            case ReceiverReport p -> {
                Bytes.put32(out, at + 4, p.ssrc());
                yield end(
                        out,
                        at,
                        writeBlocks(out, at + 8, p.blocks()),
                        RR,
                        p.blocks().size());
            }
            case SourceDescription p -> {
                byte[] cname = p.cname().getBytes(StandardCharsets.UTF_8);
                Bytes.put32(out, at + 4, p.ssrc());
                out[at + 8] = 1;
                out[at + 9] = (byte) cname.length;
                System.arraycopy(cname, 0, out, at + 10, cname.length);
                int end = at + 10 + cname.length;
                int padded = at + (end - at + 4) / 4 * 4;
                Arrays.fill(out, end, padded, (byte) 0);
                yield end(out, at, padded, SDES, 1);
            }
            case Bye p -> {
                for (int i = 0; i < p.ssrcs().size(); i++) {
                    Bytes.put32(out, at + 4 + 4 * i, p.ssrcs().get(i));
                }
                yield end(out, at, at + 4 + 4 * p.ssrcs().size(), BYE, p.ssrcs().size());
            }
            case Nack p -> writeNack(out, at, p);
            case PictureLoss p -> feedback(out, at, p.sender(), p.media(), at + 12, PSFB, 1);
            case FullIntraRequest p -> {
                Bytes.put32(out, at + 12, p.media());
                Bytes.put32(out, at + 16, p.number() << 24);
                yield feedback(out, at, p.sender(), 0, at + 20, PSFB, 4);
            }
            case EstimatedBitrate p -> {
                int exponent = Math.max(0, 46 - Long.numberOfLeadingZeros(p.bitsPerSecond()));
                Bytes.put32(out, at + 12, 0x52454d42);
                out[at + 16] = (byte) p.ssrcs().size();
                Bytes.put24(out, at + 17, exponent << 18 | (int) (p.bitsPerSecond() >> exponent));
                for (int i = 0; i < p.ssrcs().size(); i++) {
                    Bytes.put32(out, at + 20 + 4 * i, p.ssrcs().get(i));
                }
                yield feedback(out, at, p.sender(), 0, at + 20 + 4 * p.ssrcs().size(), PSFB, 15);
            }
            case TransportFeedback p ->
                feedback(out, at, p.sender(), p.media(), TransportFeedbackCodec.write(out, at, p), RTPFB, 15);
            case Other ignored -> at;
        };
    }

    private static int writeBlocks(byte[] out, int start, List<ReportBlock> blocks) {
        int at = start;
        for (ReportBlock block : blocks) {
            Bytes.put32(out, at, block.ssrc());
            out[at + 4] = (byte) block.fractionLost();
            Bytes.put24(out, at + 5, block.lost());
            Bytes.put32(out, at + 8, (int) block.highestSequence());
            Bytes.put32(out, at + 12, (int) block.jitter());
            Bytes.put32(out, at + 16, (int) block.lastReport());
            Bytes.put32(out, at + 20, (int) block.delay());
            at += 24;
        }
        return at;
    }

    private static int writeNack(byte[] out, int at, Nack nack) {
        int item = at + 12 - 4;
        int first = -1;
        for (int sequence : nack.sequences()) {
            int distance = (sequence - first) & 0xffff;
            if (first >= 0 && distance >= 1 && distance <= 16) {
                Bytes.put16(out, item + 2, Bytes.u16(out, item + 2) | 1 << (distance - 1));
            } else {
                item += 4;
                first = sequence;
                Bytes.put16(out, item, sequence);
                Bytes.put16(out, item + 2, 0);
            }
        }
        return feedback(out, at, nack.sender(), nack.media(), item + 4, RTPFB, 1);
    }

    private static int feedback(byte[] out, int at, int sender, int media, int end, int type, int format) {
        Bytes.put32(out, at + 4, sender);
        Bytes.put32(out, at + 8, media);
        return end(out, at, end, type, format);
    }

    private static int end(byte[] out, int at, int end, int type, int format) {
        out[at] = (byte) (0x80 | format);
        out[at + 1] = (byte) type;
        Bytes.put16(out, at + 2, (end - at) / 4 - 1);
        return end;
    }
}
