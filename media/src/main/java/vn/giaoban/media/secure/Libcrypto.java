package vn.giaoban.media.secure;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Collections;

/**
 * AES-128-GCM of OpenSSL 3 by its provider's functions (man 7 provider-cipher): the layer above them asks for the length
 * of the nonce and for the tag by name, with every packet anew. Addresses are plain numbers, so that a call makes no
 * object. None of them waits for anything, and the longest lasts some microseconds.
 */
final class Libcrypto {
    /** Bytes of the list of one parameter that {@link #tagParameter} lays down. */
    static final int PARAMETER_SIZE = 80;

    private static final long NULL = 0;
    private static final long NONCE_LENGTH = 12;
    private static final long KEY_LENGTH = 16;
    private static final long OCTETS = 5; // OSSL_PARAM_OCTET_STRING
    private static final long TAG_NAME = Arena.global().allocateFrom("tag").address();

    private static final OpensslProvider CIPHER = OpensslProvider.of("AES-128-GCM");
    private static final MethodHandle NEW = CIPHER.function(1, FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));
    private static final MethodHandle BEGIN_TO_ENCRYPT = CIPHER.function(2, numbers(6));
    private static final MethodHandle BEGIN_TO_DECRYPT = CIPHER.function(3, numbers(6));
    private static final MethodHandle UPDATE = CIPHER.function(4, numbers(6));
    private static final MethodHandle FINAL = CIPHER.function(5, numbers(4));
    private static final MethodHandle FREE = CIPHER.function(7, FunctionDescriptor.ofVoid(JAVA_LONG));
    private static final MethodHandle GET_PARAMETERS = CIPHER.function(10, numbers(2));
    private static final MethodHandle SET_PARAMETERS = CIPHER.function(11, numbers(2));

    private Libcrypto() {}

    private static FunctionDescriptor numbers(int count) {
        return FunctionDescriptor.of(
                JAVA_INT, Collections.nCopies(count, JAVA_LONG).toArray(MemoryLayout[]::new));
    }

    /** A context under one key and in one direction, to be given to {@link #free}. */
    static long context(long key, boolean encrypting) {
        try {
            long made = (long) NEW.invokeExact(CIPHER.context());
            require(made != NULL);
            begin(made, encrypting, key, KEY_LENGTH, NULL, 0);
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

    /** Begins a packet under the context's key and in its direction. */
    static void begin(long context, boolean encrypting, long nonce) {
        begin(context, encrypting, NULL, 0, nonce, NONCE_LENGTH);
    }

    private static void begin(
            long context, boolean encrypting, long key, long keyLength, long nonce, long nonceLength) {
        try {
            int done = encrypting
                    ? (int) BEGIN_TO_ENCRYPT.invokeExact(context, key, keyLength, nonce, nonceLength, NULL)
                    : (int) BEGIN_TO_DECRYPT.invokeExact(context, key, keyLength, nonce, nonceLength, NULL);
            require(done > 0);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes associated data. */
    static void authenticate(long context, long data, long length, long written) {
        update(context, NULL, data, length, written);
    }

    /** Encrypts or decrypts in place. */
    static void crypt(long context, long data, long length, long written) {
        update(context, data, data, length, written);
    }

    private static void update(long context, long out, long in, long length, long written) {
        try {
            require((int) UPDATE.invokeExact(context, out, written, length, in, length) > 0);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether what was decrypted is authentic; always, where it was encrypted. */
    static boolean end(long context, long out, long written) {
        try {
            return (int) FINAL.invokeExact(context, out, written, (long) AesGcm.TAG) > 0;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lays a list of one parameter down: the tag, which is at another address (man 3 OSSL_PARAM). */
    static void tagParameter(MemorySegment desk, long offset, long tag) {
        desk.asSlice(offset, PARAMETER_SIZE).fill((byte) 0);
        desk.set(JAVA_LONG, offset, TAG_NAME);
        desk.set(JAVA_LONG, offset + 8, OCTETS);
        desk.set(JAVA_LONG, offset + 16, tag);
        desk.set(JAVA_LONG, offset + 24, AesGcm.TAG);
    }

    /** Writes the tag of what was encrypted to where the parameter says. */
    static void getTag(long context, long parameter) {
        try {
            require((int) GET_PARAMETERS.invokeExact(context, parameter) > 0);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes the tag that what is decrypted must have. */
    static void setTag(long context, long parameter) {
        try {
            require((int) SET_PARAMETERS.invokeExact(context, parameter) > 0);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("libcrypto");
        }
    }
}
