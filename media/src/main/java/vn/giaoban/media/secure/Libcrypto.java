package vn.giaoban.media.secure;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The functions of OpenSSL 3 that {@link OpensslGcm} needs (man 3 EVP_EncryptInit). Addresses are plain numbers, so that
 * a call makes no object. None of them waits for anything, and the longest lasts some microseconds.
 */
final class Libcrypto {
    static final int GET_TAG = 0x10;
    static final int SET_TAG = 0x11;

    private static final long NULL = 0;
    private static final int SAME_DIRECTION = -1;
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup LIBRARY = SymbolLookup.libraryLookup("libcrypto.so.3", Arena.global());
    private static final MethodHandle NEW = link("EVP_CIPHER_CTX_new", FunctionDescriptor.of(JAVA_LONG));
    private static final MethodHandle FREE = link("EVP_CIPHER_CTX_free", FunctionDescriptor.ofVoid(JAVA_LONG));
    private static final MethodHandle AES_128_GCM = link("EVP_aes_128_gcm", FunctionDescriptor.of(JAVA_LONG));
    private static final MethodHandle INIT =
            link("EVP_CipherInit_ex", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT);
    private static final MethodHandle UPDATE =
            link("EVP_CipherUpdate", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT);
    private static final MethodHandle FINAL = link("EVP_CipherFinal_ex", JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle CONTROL = link("EVP_CIPHER_CTX_ctrl", JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG);

    private Libcrypto() {}

    private static MethodHandle link(String name, MemoryLayout... arguments) {
        return link(name, FunctionDescriptor.of(JAVA_INT, arguments));
    }

    private static MethodHandle link(String name, FunctionDescriptor types) {
        return LINKER.downcallHandle(LIBRARY.findOrThrow(name), types, Linker.Option.critical(false));
    }

    /**
     * A context for AES-128-GCM under one key and in one direction, to be given to {@link #free}.
     *
     * @param encrypting 1, or 0 to decrypt
     */
    static long context(long key, int encrypting) {
        try {
            long made = (long) NEW.invokeExact();
            long cipher = (long) AES_128_GCM.invokeExact();
            require((int) INIT.invokeExact(made, cipher, NULL, key, NULL, encrypting));
            return made;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static void free(long context) {
        try {
            FREE.invokeExact(context);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static void begin(long context, long nonce) {
        try {
            require((int) INIT.invokeExact(context, NULL, NULL, NULL, nonce, SAME_DIRECTION));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes associated data. */
    static void authenticate(long context, long data, int length, long written) {
        update(context, NULL, data, length, written);
    }

    /** Encrypts or decrypts in place. */
    static void crypt(long context, long data, int length, long written) {
        update(context, data, data, length, written);
    }

    private static void update(long context, long out, long in, int length, long written) {
        try {
            require((int) UPDATE.invokeExact(context, out, written, in, length));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether what was decrypted is authentic; always, where it was encrypted. */
    static boolean end(long context, long out, long written) {
        try {
            return (int) FINAL.invokeExact(context, out, written) > 0;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static void tag(long context, int getOrSet, long tag) {
        try {
            require((int) CONTROL.invokeExact(context, getOrSet, AesGcm.TAG, tag));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void require(int done) {
        if (done <= 0) {
            throw new IllegalStateException("libcrypto");
        }
    }
}
