package vn.giaoban.room.sip.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.room.sip.Certificates;
import vn.giaoban.room.sip.Certificates.Identity;
import vn.giaoban.room.sip.Conferences.Place;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.SipSettings;
import vn.giaoban.room.sip.stack.TlsKey;

/** Calls of ours over TLS, to a baresip that answers. */
class TlsDialOutTest {
    @TempDir
    static Path folder;

    @Test
    void aRoomIsCalledOverTlsOnceItsAuthorityIsTrustedAndAgainAfterItsConnectionIsGone() throws Exception {
        BaresipRoom.assumeInstalled("calls of ours over TLS");
        Identity authority = Certificates.authority("So TTTT");
        Identity room = Certificates.issued(
                authority, "room", Duration.ofDays(9), new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        Path trusted = Files.createDirectory(folder.resolve("rooms"));
        TlsKey key = new TlsKey(
                Sipp.freePort(), Certificates.authority("us").keep(folder.resolve("own.p12"), "mat"), "mat", trusted);
        SipSettings.Calling calling =
                new SipSettings.Calling(Duration.ofSeconds(20), Duration.ofMillis(300), List.of(), Duration.ZERO);
        int port = BaresipRoom.freePorts();
        try (SipRooms rooms = SipRooms.start(
                new SipSettings(List.of(Sipp.LOCAL), Sipp.freePort(), key, 0, 0, folder, 20, calling),
                new Everybody())) {
            Calling made = new Calling(rooms);
            try (BaresipRoom peer = BaresipRoom.withTls(folder.resolve("one"), port, room.withKey())) {
                Place place = Everybody.place();
                made.dial(peer.secureAddress(), place);
                made.until("refused", peer, () -> made.gaveUp(place, "room-certificate-untrusted", 1));

                Files.writeString(trusted.resolve("authority.pem"), authority.pem());
                made.dial(peer.secureAddress(), place);
                made.until("it stands", peer, () -> made.stands(place));
                made.hangUp(place);
                made.until("its BYE arrives", peer, () -> peer.said().contains("BYE sip:room"));
            }
            try (BaresipRoom peer = BaresipRoom.withTls(folder.resolve("two"), port, room.withKey())) {
                Place place = Everybody.place();
                made.dial("sips:room@127.0.0.1:" + (port + 1), place);
                made.until("it stands over a new connection", peer, () -> made.stands(place));
                assertThat(made.call(place).health()).isNotNull();
            }
        }
    }

    @Test
    void aMachineIsToldByWhichNameItIsCalledAndNoneWhereItIsCalledByItsAddress() throws Exception {
        Identity room = Certificates.authority("localhost");
        Path trusted = Files.createDirectories(folder.resolve("named"));
        Files.writeString(trusted.resolve("room.pem"), room.pem());
        TlsKey key = new TlsKey(
                Sipp.freePort(), Certificates.authority("us").keep(folder.resolve("us.p12"), "mat"), "mat", trusted);
        SipSettings.Calling calling =
                new SipSettings.Calling(Duration.ofSeconds(20), Duration.ofSeconds(30), List.of(), Duration.ZERO);
        try (SipRooms rooms = SipRooms.start(
                        new SipSettings(List.of(Sipp.LOCAL), Sipp.freePort(), key, 0, 0, folder, 20, calling),
                        new Everybody());
                SSLServerSocket machine = listening(room)) {
            Calling made = new Calling(rooms);
            made.dial("sips:room@localhost:" + machine.getLocalPort(), Everybody.place());
            try (SSLSocket byName = (SSLSocket) machine.accept()) {
                assertThat(calledAs(byName)).containsExactly(new SNIHostName("localhost"));
                made.dial("sips:room@127.0.0.1:" + machine.getLocalPort(), Everybody.place());
                try (SSLSocket byAddress = (SSLSocket) machine.accept()) {
                    assertThat(calledAs(byAddress)).isEmpty();
                }
            }
        }
    }

    private static SSLServerSocket listening(Identity room) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(room.keep(folder.resolve("room.p12"), "mat"))) {
            store.load(in, "mat".toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, "mat".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        SSLServerSocket socket =
                (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 2, Sipp.LOCAL);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static List<SNIServerName> calledAs(SSLSocket machine) throws Exception {
        machine.setSoTimeout(20_000);
        machine.startHandshake();
        return ((ExtendedSSLSession) machine.getSession()).getRequestedServerNames();
    }
}
