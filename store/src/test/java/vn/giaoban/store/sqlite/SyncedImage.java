package vn.giaoban.store.sqlite;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;

/**
 * What a disk would hold if the power went now and everything that was not synced were lost: whenever SQLite in this
 * process syncs a file, the file as it is then is copied; that a file was deleted is certain once its folder is synced. To hear of that, the slot through which the driver's library
 * calls {@code fsync} is pointed here (ELF, Linux); a kill of the process, by contrast, loses nothing that was written.
 */
final class SyncedImage {
    private static final int DYNAMIC = 2;
    private static final long STRINGS = 5;
    private static final long SYMBOLS = 6;
    private static final long SLOTS_SIZE = 2;
    private static final long SLOTS = 23;
    private static final int ENTRY = 24;
    private static final FunctionDescriptor FSYNC = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);

    private final Path folder;
    private final Path image;
    private final MethodHandle fsync;

    private SyncedImage(Path folder, Path image) {
        Linker linker = Linker.nativeLinker();
        this.folder = folder;
        this.image = image;
        this.fsync = linker.downcallHandle(linker.defaultLookup().findOrThrow("fsync"), FSYNC);
    }

    /** From now on, until this process ends, {@code image} has the files of {@code folder} as they were last synced. */
    static void keep(Path folder, Path image) throws Exception {
        SQLiteJDBCLoader.initialize();
        // The first mapping of a library is where it begins: "7f…-7f… r-xp 00000000 … /tmp/…sqlitejdbc.so".
        String mapping = Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .filter(line -> line.contains("sqlitejdbc"))
                .findFirst()
                .orElseThrow();
        long base = Long.parseUnsignedLong(mapping.substring(0, mapping.indexOf('-')), 16);
        long slot = base + slot(Path.of(mapping.substring(mapping.indexOf('/'))), "fsync");
        MethodHandle here = MethodHandles.lookup()
                .bind(new SyncedImage(folder.toRealPath(), image), "sync", MethodType.methodType(int.class, int.class));
        AddressLayout address = ValueLayout.ADDRESS;
        MemorySegment.ofAddress(slot)
                .reinterpret(address.byteSize())
                .set(address, 0, Linker.nativeLinker().upcallStub(here, FSYNC, Arena.global()));
    }

    /** Called in place of {@code fsync}, by SQLite. */
    @SuppressWarnings("unused")
    private int sync(int descriptor) {
        try {
            int result = (int) fsync.invokeExact(descriptor);
            Path file = Path.of("/proc/self/fd/" + descriptor).toRealPath();
            if (result == 0 && file.equals(folder)) {
                forgetDeleted();
            } else if (result == 0 && folder.equals(file.getParent())) {
                Path copy = image.resolve("copying");
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                Files.move(copy, image.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
            return result;
        } catch (Throwable fault) {
            fault.printStackTrace();
            return -1;
        }
    }

    private void forgetDeleted() throws IOException {
        try (DirectoryStream<Path> kept = Files.newDirectoryStream(image)) {
            for (Path copy : kept) {
                if (Files.notExists(folder.resolve(copy.getFileName()))) {
                    Files.delete(copy);
                }
            }
        }
    }

    /** Where, from its beginning in memory, a library keeps the address of a function that it imports. */
    private static long slot(Path library, String function) throws IOException {
        ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(library)).order(ByteOrder.LITTLE_ENDIAN);
        int strings = entry(elf, STRINGS);
        int symbols = entry(elf, SYMBOLS);
        int slots = entry(elf, SLOTS);
        for (int at = slots; at < slots + entry(elf, SLOTS_SIZE); at += ENTRY) {
            int symbol = elf.getInt(at + 12);
            if (text(elf, strings + elf.getInt(symbols + symbol * ENTRY)).equals(function)) {
                return elf.getLong(at);
            }
        }
        throw new IOException(library + " does not import " + function);
    }

    /** The value of an entry of the dynamic section. */
    private static int entry(ByteBuffer elf, long tag) throws IOException {
        int headers = Math.toIntExact(elf.getLong(32));
        for (int i = 0; i < elf.getShort(56); i++) {
            int header = headers + i * elf.getShort(54);
            if (elf.getInt(header) == DYNAMIC) {
                int at = Math.toIntExact(elf.getLong(header + 8));
                while (elf.getLong(at) != 0) {
                    if (elf.getLong(at) == tag) {
                        return Math.toIntExact(elf.getLong(at + 8));
                    }
                    at += 16;
                }
            }
        }
        throw new IOException("the library has no dynamic entry " + tag);
    }

    private static String text(ByteBuffer elf, int begin) {
        var text = new StringBuilder();
        for (int at = begin; elf.get(at) != 0; at++) {
            text.append((char) elf.get(at));
        }
        return text.toString();
    }
}
