package vn.giaoban.media.secure;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * The functions of one cipher as OpenSSL 3's default provider hands them to the library (man 7 provider, man 3
 * OSSL_PROVIDER_query_operation).
 *
 * @param context what the cipher's contexts are made with
 * @param dispatch where the cipher's list of functions begins
 */
record OpensslProvider(long context, long dispatch) {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final long NULL = 0;
    private static final int CIPHERS = 2; // OSSL_OP_CIPHER

    /** Rows of a provider's list: names, properties, functions and a description. */
    private static final int ROW = 32;

    private static final int DISPATCH_ROW = 16;
    private static final int LONGEST_NAMES = 1024;

    /**
     * Finds a cipher.
     *
     * @throws IllegalStateException when it is not offered
     * @throws IllegalArgumentException when the library is not there
     */
    static OpensslProvider of(String cipher) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup library = SymbolLookup.libraryLookup("libcrypto.so.3", Arena.global());
            long provider = (long) LINKER.downcallHandle(
                            library.findOrThrow("OSSL_PROVIDER_load"),
                            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG))
                    .invokeExact(NULL, arena.allocateFrom("default").address());
            require(provider != NULL);
            long context = (long) LINKER.downcallHandle(
                            library.findOrThrow("OSSL_PROVIDER_get0_provider_ctx"),
                            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG))
                    .invokeExact(provider);
            long list = (long) LINKER.downcallHandle(
                            library.findOrThrow("OSSL_PROVIDER_query_operation"),
                            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG))
                    .invokeExact(provider, CIPHERS, arena.allocate(JAVA_INT).address());
            require(list != NULL);
            return new OpensslProvider(context, find(list, cipher));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static long find(long list, String cipher) {
        for (MemorySegment row = at(list, ROW); ; row = at(row.address() + ROW, ROW)) {
            long names = row.get(JAVA_LONG, 0);
            require(names != NULL);
            if (List.of(at(names, LONGEST_NAMES).getString(0).split(":")).contains(cipher)) {
                return row.get(JAVA_LONG, 16);
            }
        }
    }

    /** A function by its number in {@code openssl/core_dispatch.h}, which must not wait for anything. */
    MethodHandle function(int number, FunctionDescriptor types) {
        for (MemorySegment row = at(dispatch, DISPATCH_ROW); ; row = at(row.address() + DISPATCH_ROW, DISPATCH_ROW)) {
            int found = row.get(JAVA_INT, 0);
            require(found != 0);
            if (found == number) {
                MemorySegment address = MemorySegment.ofAddress(row.get(JAVA_LONG, 8));
                return LINKER.downcallHandle(address, types, Linker.Option.critical(false));
            }
        }
    }

    private static MemorySegment at(long address, int size) {
        return MemorySegment.ofAddress(address).reinterpret(size);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("libcrypto");
        }
    }
}
