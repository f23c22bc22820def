package vn.giaoban.media.secure;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** By OpenSSL's libcrypto, which keeps the schedule of the key between packets. */
final class OpensslGcm implements AesGcm {
    private static final boolean AVAILABLE = load();

    private final byte[] key;
    private final byte[] written = new byte[4];
    private final MemorySegment writtenSegment = MemorySegment.ofArray(written);
    private @Nullable MemorySegment sealing;
    private @Nullable MemorySegment opening;

    OpensslGcm(byte[] key) {
        this.key = key.clone();
    }

    /** Whether this machine has the library. */
    static boolean available() {
        return AVAILABLE;
    }

    private static boolean load() {
        if (!OpensslGcm.class.getModule().isNativeAccessEnabled()) {
            return false;
        }
        try {
            return Libcrypto.context(new byte[16], 1).address() != 0;
        } catch (IllegalArgumentException | LinkageError | java.util.NoSuchElementException e) {
            return false;
        }
    }

    @Override
    public void seal(byte[] nonce, byte[] b, int header, int headerLength, byte[] more, int offset, int length) {
        MemorySegment context = sealing;
        if (context == null) {
            context = Libcrypto.context(key, 1);
            sealing = context;
        }
        MemorySegment all = MemorySegment.ofArray(b);
        try {
            MemorySegment body = begin(context, nonce, all, header, headerLength, more, offset, length);
            Libcrypto.end(context, body, writtenSegment);
            Libcrypto.tag(context, Libcrypto.GET_TAG, all.asSlice(offset + length, TAG));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean open(byte[] nonce, byte[] b, int header, int headerLength, byte[] more, int offset, int length) {
        MemorySegment context = opening;
        if (context == null) {
            context = Libcrypto.context(key, 0);
            opening = context;
        }
        MemorySegment all = MemorySegment.ofArray(b);
        try {
            MemorySegment body = begin(context, nonce, all, header, headerLength, more, offset, length);
            Libcrypto.tag(context, Libcrypto.SET_TAG, all.asSlice(offset + length, TAG));
            return Libcrypto.end(context, body, writtenSegment);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private MemorySegment begin(
            MemorySegment context,
            byte[] nonce,
            MemorySegment all,
            int header,
            int headerLength,
            byte[] more,
            int offset,
            int length)
            throws Throwable {
        Libcrypto.begin(context, MemorySegment.ofArray(nonce));
        Libcrypto.update(context, MemorySegment.NULL, writtenSegment, all.asSlice(header, headerLength), headerLength);
        if (more.length > 0) {
            Libcrypto.update(context, MemorySegment.NULL, writtenSegment, MemorySegment.ofArray(more), more.length);
        }
        MemorySegment body = all.asSlice(offset, length);
        Libcrypto.update(context, body, writtenSegment, body, length);
        return body;
    }
}
