package vn.giaoban.room.sip.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a room that we connect to by TLS is the one meant: its certificate is one of those that the operator has named,
 * or comes from an authority that he or Java trusts and names the room (RFC 5922, section 7). Rooms that connect to us
 * are known by number and PIN and show no certificate.
 */
final class RoomCertificates extends X509ExtendedTrustManager {
    /** Whom the handshake that is checked on this thread is with: a name, or an address in digits. */
    static final ScopedValue<String> PEER = ScopedValue.newInstance();

    private static final Logger LOG = LoggerFactory.getLogger(RoomCertificates.class);

    private final @Nullable Path trusted;
    /** Of Java, read when first needed: those are changed only together with Java. */
    private volatile X509Certificate @Nullable [] known;

    /** Why a room is not believed, as a stable code. */
    static final class Disbelieved extends CertificateException {
        private static final long serialVersionUID = 1;

        final String code;

        Disbelieved(String code, @Nullable Throwable cause) {
            super(code, cause);
            this.code = code;
        }
    }

    RoomCertificates(@Nullable Path trusted) {
        this.trusted = trusted;
    }

    private void check(X509Certificate[] chain, String type) throws CertificateException {
        List<X509Certificate> named = named();
        try {
            if (named.contains(chain[0])) {
                chain[0].checkValidity();
                return;
            }
            authorities(named).checkServerTrusted(chain, type);
        } catch (CertificateException e) {
            throw new Disbelieved(isOutOfTime(e) ? "room-certificate-expired" : "room-certificate-untrusted", e);
        }
        if (!CertificateNames.contain(chain[0], PEER.orElse(""))) {
            throw new Disbelieved("room-certificate-other-name", null);
        }
    }

    private static boolean isOutOfTime(Throwable error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            if (each instanceof CertificateExpiredException || each instanceof CertificateNotYetValidException) {
                return true;
            }
        }
        return false;
    }

    private X509TrustManager authorities(List<X509Certificate> named) throws CertificateException {
        try {
            KeyStore all = KeyStore.getInstance("PKCS12");
            all.load(null, null);
            int number = 0;
            for (X509Certificate each : ofJava()) {
                all.setCertificateEntry("java-" + number++, each);
            }
            for (X509Certificate each : named) {
                all.setCertificateEntry("named-" + number++, each);
            }
            return manager(all);
        } catch (GeneralSecurityException | IOException e) {
            throw new CertificateException(e);
        }
    }

    private X509Certificate[] ofJava() throws GeneralSecurityException {
        X509Certificate[] read = known;
        if (read == null) {
            read = manager(null).getAcceptedIssuers();
            known = read;
        }
        return read;
    }

    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    /** What the operator has named, as it is now: a certificate that is added needs no new start. */
    private List<X509Certificate> named() {
        Path place = trusted;
        List<X509Certificate> named = new ArrayList<>();
        if (place == null || Files.notExists(place)) {
            return named;
        }
        try (Stream<Path> files = Files.isDirectory(place) ? Files.list(place) : Stream.of(place)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> read(file, named));
        } catch (IOException e) {
            LOG.warn("Certificates of rooms: {} cannot be read: {}", place, e.toString());
        }
        return named;
    }

    private static void read(Path file, List<X509Certificate> into) {
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                into.add((X509Certificate) each);
            }
        } catch (IOException | CertificateException e) {
            LOG.warn("Certificates of rooms: {} holds none: {}", file, e.toString());
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("nobody is asked for one");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("nobody is asked for one");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("nobody is asked for one");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
