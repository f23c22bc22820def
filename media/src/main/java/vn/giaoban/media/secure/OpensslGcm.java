package vn.giaoban.media.secure;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/** By OpenSSL's libcrypto, which keeps the key's schedule between packets. */
final class OpensslGcm implements AesGcm {
    private static final boolean AVAILABLE = load();
    private static final Cleaner CLEANER = Cleaner.create();
    /** Where a thread's packets are worked on, behind what else the library reads and writes. */
    private static final ThreadLocal<MemorySegment> DESK = ThreadLocal.withInitial(Desk::make);

    private static final class Desk {
        static final int NONCE = 0;
        static final int WRITTEN = 16;
        static final int MORE = 32;
        static final int TAG = 48;
        static final int TAG_PARAMETER = 64;
        static final int PACKET = 192;
        static final int SIZE = PACKET + 4096;

        static MemorySegment make() {
            MemorySegment desk = Arena.ofAuto().allocate(SIZE, 64);
            Libcrypto.tagParameter(desk, TAG_PARAMETER, desk.address() + TAG);
            return desk;
        }
    }

    private final byte[] key;
    private long sealing;
    private long opening;

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
        try (Arena arena = Arena.ofConfined()) {
            Libcrypto.free(Libcrypto.context(arena.allocate(16).address(), true));
            return true;
        } catch (LinkageError | IllegalStateException e) {
            return false;
        }
    }

    @Override
    public void seal(byte[] nonce, byte[] b, int offset, int length, int header, byte[] more) {
        if (sealing == 0) {
            sealing = context(true);
        }
        MemorySegment desk = lay(nonce, b, offset, length, more);
        long packet = desk.address() + Desk.PACKET;
        Libcrypto.begin(sealing, true, desk.address() + Desk.NONCE);
        work(sealing, desk.address(), header, length, more.length);
        Libcrypto.end(sealing, packet + length, desk.address() + Desk.WRITTEN);
        Libcrypto.getTag(sealing, desk.address() + Desk.TAG_PARAMETER);
        MemorySegment.copy(desk, JAVA_BYTE, Desk.PACKET + header, b, offset + header, length - header);
        MemorySegment.copy(desk, JAVA_BYTE, Desk.TAG, b, offset + length, TAG);
        Reference.reachabilityFence(this);
    }

    @Override
    public boolean open(byte[] nonce, byte[] b, int offset, int length, int header, byte[] more) {
        if (opening == 0) {
            opening = context(false);
        }
        MemorySegment desk = lay(nonce, b, offset, length, more);
        long packet = desk.address() + Desk.PACKET;
        MemorySegment.copy(b, offset + length, desk, JAVA_BYTE, Desk.TAG, TAG);
        Libcrypto.begin(opening, false, desk.address() + Desk.NONCE);
        work(opening, desk.address(), header, length, more.length);
        Libcrypto.setTag(opening, desk.address() + Desk.TAG_PARAMETER);
        boolean authentic = Libcrypto.end(opening, packet + length, desk.address() + Desk.WRITTEN);
        if (authentic) {
            MemorySegment.copy(desk, JAVA_BYTE, Desk.PACKET + header, b, offset + header, length - header);
        }
        Reference.reachabilityFence(this);
        return authentic;
    }

    private long context(boolean encrypting) {
        MemorySegment desk = DESK.get();
        MemorySegment.copy(key, 0, desk, JAVA_BYTE, Desk.MORE, key.length);
        long made = Libcrypto.context(desk.address() + Desk.MORE, encrypting);
        CLEANER.register(this, () -> Libcrypto.free(made));
        return made;
    }

    private static MemorySegment lay(byte[] nonce, byte[] b, int offset, int length, byte[] more) {
        MemorySegment desk = DESK.get();
        MemorySegment.copy(nonce, 0, desk, JAVA_BYTE, Desk.NONCE, nonce.length);
        MemorySegment.copy(more, 0, desk, JAVA_BYTE, Desk.MORE, more.length);
        MemorySegment.copy(b, offset, desk, JAVA_BYTE, Desk.PACKET, length);
        return desk;
    }

    private static void work(long context, long desk, int header, int length, int more) {
        long packet = desk + Desk.PACKET;
        long written = desk + Desk.WRITTEN;
        Libcrypto.authenticate(context, packet, header, written);
        if (more > 0) {
            Libcrypto.authenticate(context, desk + Desk.MORE, more, written);
        }
        Libcrypto.crypt(context, packet + header, length - header, written);
    }
}
