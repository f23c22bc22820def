package vn.giaoban.room.bfcp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Messages one after the other on a stream, as TCP and TLS carry them: each is as long as its header says (RFC 8855,
 * section 5.1). A stream that has lost its frame is broken for good.
 */
public final class BfcpStream {
    /** Bytes of a message; what rooms say of one floor is far shorter. */
    public static final int LONGEST = 2_048;

    private static final int VERSION = 1;
    private byte[] rest = new byte[0];
    private boolean broken;

    /**
     * Takes what came.
     *
     * @return the messages that are whole now, without those that cannot be understood; empty when the stream is broken
     */
    public Optional<List<BfcpMessage>> read(byte[] bytes, int length) {
        byte[] all = Arrays.copyOf(rest, rest.length + length);
        System.arraycopy(bytes, 0, all, rest.length, length);
        List<BfcpMessage> messages = new ArrayList<>();
        int at = 0;
        while (!broken && all.length - at >= BfcpReader.HEADER) {
            int size = BfcpReader.HEADER + ((all[at + 2] & 0xff) << 8 | all[at + 3] & 0xff) * 4;
            broken = (all[at] & 0xff) >> 5 != VERSION || size > LONGEST;
            if (broken || all.length - at < size) {
                break;
            }
            BfcpReader.read(Arrays.copyOfRange(all, at, at + size), size).ifPresent(messages::add);
            at += size;
        }
        rest = broken ? new byte[0] : Arrays.copyOfRange(all, at, all.length);
        return broken ? Optional.empty() : Optional.of(messages);
    }
}
