package vn.giaoban.media.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.ice.Path;

class AddressTableTest {
    private static final int SITES = 400;

    @Test
    void hundredsBehindOneAddressSeldomTakeEachOthersPlace() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            AddressTable table = new AddressTable();
            List<Path> first = look(table, arena);
            List<Path> again = look(table, arena);
            assertThat(again).isEqualTo(first);
            int kept = 0;
            for (int i = 0; i < SITES; i++) {
                kept += first.get(i) == again.get(i) ? 1 : 0;
            }
            assertThat(kept).isGreaterThan(SITES * 8 / 10);
        }
    }

    private static List<Path> look(AddressTable table, Arena arena) throws IOException {
        List<Path> found = new ArrayList<>();
        MemorySegment name = arena.allocate(Sockaddr.SIZE, 8);
        for (int i = 0; i < SITES; i++) {
            Sockaddr.write(name, new InetSocketAddress("192.0.2.1", 40_000 + i), false);
            found.add(table.path(0, name, 0));
        }
        return found;
    }
}
