package vn.giaoban.recording.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import vn.giaoban.recording.archive.CombinedWebm.Part;

/** Reads parts one after the other, each only when it is reached. */
final class CombinedStream extends InputStream {
    private final List<Part> parts;
    private int next;
    private byte[] part = new byte[0];
    private int at;

    CombinedStream(List<Part> parts) {
        this.parts = parts;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] out, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, out.length);
        if (count == 0) {
            return 0;
        }
        while (at == part.length) {
            if (next == parts.size()) {
                return -1;
            }
            part = parts.get(next++).bytes();
            at = 0;
        }
        int taken = Math.min(count, part.length - at);
        System.arraycopy(part, at, out, from, taken);
        at += taken;
        return taken;
    }

    @Override
    public long skip(long count) throws IOException {
        long left = count;
        int here = (int) Math.clamp(left, 0, part.length - at);
        at += here;
        left -= here;
        while (left > 0 && next < parts.size()) {
            int length = parts.get(next).length();
            if (length > left) {
                part = parts.get(next++).bytes();
                at = (int) left;
                return count;
            }
            next++;
            left -= length;
        }
        return count - Math.max(0, left);
    }
}
