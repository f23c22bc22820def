package vn.giaoban.media.loop;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An Opus stream in an Ogg file (RFC 3533, RFC 7845), of packets of 20 ms.
 *
 * @param channels 1 or 2
 * @param preSkip samples at 48 kHz to drop at the start
 * @param packets without the two header packets
 */
public record OggOpusFile(int channels, int preSkip, List<byte[]> packets) {

    /**
     * Reads a whole file.
     *
     * @throws IllegalArgumentException when it is not Ogg with Opus, or is cut short
     */
    public static OggOpusFile read(byte[] file) {
        try {
            List<byte[]> packets = packets(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
            if (packets.size() < 2 || !begins(packets.get(0), "OpusHead") || !begins(packets.get(1), "OpusTags")) {
                throw new IllegalArgumentException("not Opus");
            }
            ByteBuffer head = ByteBuffer.wrap(packets.get(0)).order(ByteOrder.LITTLE_ENDIAN);
            return new OggOpusFile(
                    head.get(9),
                    Short.toUnsignedInt(head.getShort(10)),
                    List.copyOf(packets.subList(2, packets.size())));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IllegalArgumentException("ogg: " + e.getMessage(), e);
        }
    }

    private static List<byte[]> packets(ByteBuffer in) {
        List<byte[]> packets = new ArrayList<>();
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        while (in.hasRemaining()) {
            if (in.getInt() != 0x5367674f) {
                throw new IllegalArgumentException("no page at " + (in.position() - 4));
            }
            in.position(in.position() + 22);
            byte[] lacing = new byte[Byte.toUnsignedInt(in.get())];
            in.get(lacing);
            for (byte lace : lacing) {
                byte[] part = new byte[Byte.toUnsignedInt(lace)];
                in.get(part);
                packet.writeBytes(part);
                if (part.length < 255) {
                    packets.add(packet.toByteArray());
                    packet.reset();
                }
            }
        }
        return packets;
    }

    private static boolean begins(byte[] packet, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.US_ASCII);
        return packet.length >= 16 && Arrays.equals(packet, 0, 8, wanted, 0, 8);
    }
}
