package vn.giaoban.server.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipAddressTest {
    @ParameterizedTest
    @CsvSource({
        "sip:6001@PBX.example, pbx.example",
        "sip:6001@pbx.example:5070;transport=tcp, pbx.example",
        "sips:10.1.2.3;transport=tls, 10.1.2.3",
        "sip:room@[2001:db8::1]:5060, [2001:db8::1]"
    })
    void itsHostIsFoundInEveryForm(String address, String host) {
        assertThat(SipAddress.host(address)).isEqualTo(host);
    }
}
