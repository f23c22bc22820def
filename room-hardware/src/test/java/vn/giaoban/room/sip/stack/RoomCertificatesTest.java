package vn.giaoban.room.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Random;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.room.sip.Certificates;
import vn.giaoban.room.sip.Certificates.Identity;

/** Which rooms are believed that we connect to by TLS. */
class RoomCertificatesTest {
    private static final Identity AUTHORITY = Certificates.authority("So TTTT");
    private static final Duration LONG = Duration.ofDays(10);

    @TempDir
    Path folder;

    private static GeneralName name(int kind, String text) {
        return new GeneralName(kind, text);
    }

    /** Why it is not believed; "" when it is. */
    private String verdict(Identity room, String peer) {
        RoomCertificates trust = new RoomCertificates(folder);
        return ScopedValue.where(RoomCertificates.PEER, peer).call(() -> {
            try {
                trust.checkServerTrusted(new X509Certificate[] {room.certificate()}, "UNKNOWN");
                return "";
            } catch (RoomCertificates.Disbelieved e) {
                return e.code;
            } catch (CertificateException e) {
                return e.toString();
            }
        });
    }

    private void name(Identity trusted) throws IOException {
        Files.writeString(folder.resolve("named.pem"), trusted.pem());
    }

    @Test
    void aRoomOfAnAuthorityThatIsNamedIsBelievedUnderEachOfItsNamesAndNoOther() throws IOException {
        Identity room = Certificates.issued(
                AUTHORITY,
                "somebody",
                LONG,
                name(GeneralName.dNSName, "hop.tinh.example"),
                name(GeneralName.iPAddress, "10.1.2.3"),
                name(GeneralName.uniformResourceIdentifier, "sip:mcu.tinh.example"));
        assertThat(verdict(room, "10.1.2.3")).isEqualTo("room-certificate-untrusted");
        name(AUTHORITY);
        assertThat(verdict(room, "10.1.2.3")).isEmpty();
        assertThat(verdict(room, "HOP.tinh.example")).isEmpty();
        assertThat(verdict(room, "mcu.tinh.example")).isEmpty();
        assertThat(verdict(room, "10.1.2.4")).isEqualTo("room-certificate-other-name");
        assertThat(verdict(room, "somebody")).isEqualTo("room-certificate-other-name");
    }

    @Test
    void aCommonNameCountsWhereThereIsNoOtherAndAWildcardNever() throws IOException {
        name(AUTHORITY);
        assertThat(verdict(Certificates.issued(AUTHORITY, "10.1.2.3", LONG), "10.1.2.3"))
                .isEmpty();
        Identity any = Certificates.issued(AUTHORITY, "x", LONG, name(GeneralName.dNSName, "*.tinh.example"));
        assertThat(verdict(any, "hop.tinh.example")).isEqualTo("room-certificate-other-name");
    }

    @Test
    void aRoomsOwnCertificateIsBelievedWhateverItNames() throws IOException {
        Identity room = Certificates.authority("TANDBERG");
        assertThat(verdict(room, "10.1.2.3")).isEqualTo("room-certificate-untrusted");
        name(room);
        assertThat(verdict(room, "10.1.2.3")).isEmpty();
    }

    @Test
    void oneThatHasRunOutIsToldApart() throws IOException {
        Identity old = Certificates.issued(AUTHORITY, "10.1.2.3", Duration.ofDays(-1));
        name(AUTHORITY);
        assertThat(verdict(old, "10.1.2.3")).isEqualTo("room-certificate-expired");
        name(old);
        assertThat(verdict(old, "10.1.2.3")).isEqualTo("room-certificate-expired");
    }

    @Test
    void anyBytesInTheFolderNeverHurt() throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        name(AUTHORITY);
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            Files.write(folder.resolve("a" + i), bytes);
        }
        assertThat(verdict(Certificates.issued(AUTHORITY, "10.1.2.3", LONG), "10.1.2.3"))
                .isEmpty();
    }
}
