package vn.giaoban.media.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SockaddrTest {
    private final MemorySegment there = Arena.ofAuto().allocate(Sockaddr.SIZE, 8);

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, false, 02001234c00002010000000000000000",
        "255.254.253.252, false, 02001234fffefdfc0000000000000000",
        "192.0.2.1, true, 0a0012340000000000000000000000000000ffffc000020100000000",
        "2001:db8:1:2:3:4:5:f00d, true, 0a0012340000000020010db800010002000300040005f00d00000000"
    })
    void anAddressIsWrittenAsTheSystemHasIt(String host, boolean v6, String wanted) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral(host), 0x1234);
        there.fill((byte) 0xee);
        Sockaddr.write(there, address, v6);
        byte[] written = there.asSlice(0, Sockaddr.length(v6)).toArray(ValueLayout.JAVA_BYTE);
        assertThat(HexFormat.of().formatHex(written)).isEqualTo(wanted);
        assertThat(Sockaddr.read(there)).isEqualTo(address);
    }

    @Test
    void aLinkLocalAddressKeepsItsNetwork() throws IOException {
        byte[] host = InetAddress.ofLiteral("fe80::1").getAddress();
        InetSocketAddress address = new InetSocketAddress(Inet6Address.getByAddress(null, host, 7), 65_535);
        Sockaddr.write(there, address, true);
        InetSocketAddress read = Sockaddr.read(there);
        assertThat(read).isEqualTo(address);
        assertThat(((Inet6Address) read.getAddress()).getScopeId()).isEqualTo(7);
    }
}
