package vn.giaoban.room.sip.media;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.secure.DtlsIdentity;
import vn.giaoban.media.secure.Fingerprint;
import vn.giaoban.room.sip.sdp.Agreement.Floor;

/**
 * TLS of a floor (RFC 8856, section 9): both ends show a certificate, and each is known by the fingerprint in the other's
 * description, not by who issued it. Who connects is TLS's client.
 */
final class FloorTls {
    /** The store is never written anywhere. */
    private static final char[] IN_MEMORY = {'-'};

    private final DtlsIdentity identity;

    FloorTls(DtlsIdentity identity) {
        this.identity = identity;
    }

    Fingerprint fingerprint() {
        return identity.fingerprint();
    }

    /** The connection once keys are agreed; waits for that. */
    Socket secured(Socket plain, Floor floor) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys().getKeyManagers(), new TrustManager[] {new Known(floor.fingerprint())}, new SecureRandom());
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
        socket.setUseClientMode(floor.connects());
        socket.setNeedClientAuth(!floor.connects());
        socket.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.startHandshake();
        return socket;
    }

    private KeyManagerFactory keys() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, IN_MEMORY);
        store.setKeyEntry("us", identity.privateKey(), IN_MEMORY, new Certificate[] {identity.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, IN_MEMORY);
        return keys;
    }

    /** Trusts the one certificate whose fingerprint was said. */
    private static final class Known extends X509ExtendedTrustManager {
        private final @Nullable Fingerprint said;

        Known(@Nullable Fingerprint said) {
            this.said = said;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            try {
                if (said == null || chain.length == 0 || !said.matches(chain[0].getEncoded())) {
                    throw new CertificateException("another certificate than the description names");
                }
            } catch (CertificateEncodingException e) {
                throw new CertificateException(e);
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
