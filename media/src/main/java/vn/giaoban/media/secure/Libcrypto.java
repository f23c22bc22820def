package vn.giaoban.media.secure;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The functions of OpenSSL 3 that {@link OpensslGcm} needs (man 3 EVP_EncryptInit). They take heap arrays as they are:
 * none of them waits for anything, and the longest lasts some microseconds.
 */
final class Libcrypto {
    static final int SET_TAG = 0x11;
    static final int GET_TAG = 0x10;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup LIBRARY = SymbolLookup.libraryLookup("libcrypto.so.3", Arena.global());
    private static final MethodHandle NEW = call("EVP_CIPHER_CTX_new", FunctionDescriptor.of(ADDRESS));
    private static final MethodHandle FREE = call("EVP_CIPHER_CTX_free", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle AES_128_GCM = call("EVP_aes_128_gcm", FunctionDescriptor.of(ADDRESS));
    private static final MethodHandle INIT =
            heap("EVP_CipherInit_ex", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT);
    private static final MethodHandle UPDATE = heap("EVP_CipherUpdate", ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT);
    private static final MethodHandle FINAL = heap("EVP_CipherFinal_ex", ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle CONTROL = heap("EVP_CIPHER_CTX_ctrl", ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MemorySegment GCM = cipher();

    private Libcrypto() {}

    private static MethodHandle call(String name, FunctionDescriptor types) {
        return LINKER.downcallHandle(LIBRARY.findOrThrow(name), types);
    }

    private static MethodHandle heap(String name, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LIBRARY.findOrThrow(name), FunctionDescriptor.of(JAVA_INT, arguments), Linker.Option.critical(true));
    }

    private static MemorySegment cipher() {
        try {
            return (MemorySegment) AES_128_GCM.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A context for one key and direction; it is freed when nothing holds it any more.
     *
     * @param encrypting 1, or 0 to decrypt
     */
    static MemorySegment context(byte[] key, int encrypting) {
        try {
            MemorySegment made = ((MemorySegment) NEW.invokeExact()).reinterpret(Arena.ofAuto(), Libcrypto::free);
            require((int) INIT.invokeExact(
                    made, GCM, MemorySegment.NULL, MemorySegment.ofArray(key), MemorySegment.NULL, encrypting));
            return made;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void free(MemorySegment context) {
        try {
            FREE.invokeExact(context);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins a packet: the direction stays. */
    static void begin(MemorySegment context, MemorySegment nonce) throws Throwable {
        require((int) INIT.invokeExact(context, MemorySegment.NULL, MemorySegment.NULL, MemorySegment.NULL, nonce, -1));
    }

    /** @param out {@link MemorySegment#NULL} for associated data */
    static void update(MemorySegment context, MemorySegment out, MemorySegment written, MemorySegment in, int length)
            throws Throwable {
        require((int) UPDATE.invokeExact(context, out, written, in, length));
    }

    /** Whether what was decrypted is authentic; always, where it was encrypted. */
    static boolean end(MemorySegment context, MemorySegment out, MemorySegment written) throws Throwable {
        return (int) FINAL.invokeExact(context, out, written) > 0;
    }

    static void tag(MemorySegment context, int getOrSet, MemorySegment tag) throws Throwable {
        require((int) CONTROL.invokeExact(context, getOrSet, AesGcm.TAG, tag));
    }

    private static void require(int done) {
        if (done <= 0) {
            throw new IllegalStateException("libcrypto");
        }
    }
}
