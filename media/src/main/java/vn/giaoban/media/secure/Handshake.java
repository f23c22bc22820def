package vn.giaoban.media.secure;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClient;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServer;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** What both roles of a DTLS-SRTP handshake share: the offered profiles, the fingerprint check and the export of keys. */
final class Handshake {
    /** The one that every WebRTC endpoint must have (RFC 8827, 6.5). */
    private static final int[] SUITES = {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256};

    /** The shortest that a sealed record of {@link #SUITES} can be: an explicit nonce and a tag (RFC 5288, 3). */
    static final int LEAST_SEALED = 8 + 16;

    private final DtlsIdentity identity;
    private final Fingerprint expected;
    private final int timeoutMillis;
    private @Nullable SrtpProfile chosen;
    private byte @Nullable [] material;
    private volatile boolean closedByPeer;

    Handshake(DtlsIdentity identity, Fingerprint expected, int timeoutMillis) {
        this.identity = identity;
        this.expected = expected;
        this.timeoutMillis = timeoutMillis;
    }

    boolean closedByPeer() {
        return closedByPeer;
    }

    SrtpKeys keys(boolean client) throws IOException {
        if (chosen == null || material == null) {
            throw new TlsFatalAlert(AlertDescription.handshake_failure, "no-srtp-profile");
        }
        return new SrtpKeys(chosen, material, client);
    }

    TlsServer server() {
        return new Server();
    }

    TlsClient client() {
        return new Client();
    }

    private void check(@Nullable Certificate chain) throws IOException {
        if (chain == null
                || chain.isEmpty()
                || !expected.matches(chain.getCertificateAt(0).getEncoded())) {
            throw new TlsFatalAlert(AlertDescription.bad_certificate, "fingerprint-differs");
        }
    }

    private void export(TlsContext context) {
        if (chosen != null) {
            material = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, chosen.materialLength());
        }
    }

    private void alerted(short description) {
        closedByPeer |= description == AlertDescription.close_notify;
    }

    private TlsCredentialedSigner signer(TlsContext context) {
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                (BcTlsCrypto) identity.crypto(),
                identity.key(),
                identity.chain(),
                SignatureAndHashAlgorithm.getInstance(
                        SignatureScheme.getHashAlgorithm(SignatureScheme.ecdsa_secp256r1_sha256),
                        SignatureScheme.getSignatureAlgorithm(SignatureScheme.ecdsa_secp256r1_sha256)));
    }

    private static UseSRTPData offered() {
        SrtpProfile[] all = SrtpProfile.values();
        int[] numbers = new int[all.length];
        for (int i = 0; i < all.length; i++) {
            numbers[i] = all[i].number();
        }
        return new UseSRTPData(numbers, TlsUtils.EMPTY_BYTES);
    }

    private final class Server extends DefaultTlsServer {
        Server() {
            super(identity.crypto());
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.DTLSv12.only();
        }

        @Override
        protected int[] getSupportedCipherSuites() {
            return SUITES.clone();
        }

        @Override
        public int getHandshakeTimeoutMillis() {
            return timeoutMillis;
        }

        @Override
        public CertificateRequest getCertificateRequest() {
            return new CertificateRequest(
                    new short[] {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign},
                    TlsUtils.getDefaultSupportedSignatureAlgorithms(context),
                    null);
        }

        @Override
        public void notifyClientCertificate(Certificate chain) throws IOException {
            check(chain);
        }

        @Override
        protected TlsCredentialedSigner getECDSASignerCredentials() {
            return signer(context);
        }

        @Override
        @SuppressWarnings({"rawtypes", "JdkObsolete"})
        public void processClientExtensions(Hashtable extensions) throws IOException {
            super.processClientExtensions(extensions);
            UseSRTPData data = extensions == null ? null : TlsSRTPUtils.getUseSRTPExtension(extensions);
            if (data == null) {
                return;
            }
            for (SrtpProfile ours : SrtpProfile.values()) {
                for (int theirs : data.getProtectionProfiles()) {
                    if (chosen == null && theirs == ours.number()) {
                        chosen = ours;
                    }
                }
            }
        }

        @Override
        @SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"})
        public Hashtable getServerExtensions() throws IOException {
            Hashtable extensions = super.getServerExtensions();
            if (extensions == null) {
                extensions = new Hashtable();
            }
            if (chosen != null) {
                TlsSRTPUtils.addUseSRTPExtension(
                        extensions, new UseSRTPData(new int[] {chosen.number()}, TlsUtils.EMPTY_BYTES));
            }
            return extensions;
        }

        @Override
        public void notifyHandshakeComplete() throws IOException {
            super.notifyHandshakeComplete();
            export(context);
        }

        @Override
        public void notifyAlertReceived(short level, short description) {
            alerted(description);
        }
    }

    private final class Client extends DefaultTlsClient {
        Client() {
            super(identity.crypto());
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.DTLSv12.only();
        }

        @Override
        protected int[] getSupportedCipherSuites() {
            return SUITES.clone();
        }

        @Override
        public int getHandshakeTimeoutMillis() {
            return timeoutMillis;
        }

        @Override
        @SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"})
        public Hashtable getClientExtensions() throws IOException {
            Hashtable extensions = super.getClientExtensions();
            if (extensions == null) {
                extensions = new Hashtable();
            }
            TlsSRTPUtils.addUseSRTPExtension(extensions, offered());
            return extensions;
        }

        @Override
        @SuppressWarnings({"rawtypes", "JdkObsolete"})
        public void processServerExtensions(Hashtable extensions) throws IOException {
            super.processServerExtensions(extensions);
            UseSRTPData data = extensions == null ? null : TlsSRTPUtils.getUseSRTPExtension(extensions);
            if (data != null && data.getProtectionProfiles().length == 1) {
                chosen = SrtpProfile.of(data.getProtectionProfiles()[0]);
            }
        }

        @Override
        public TlsAuthentication getAuthentication() {
            return new TlsAuthentication() {
                @Override
                public void notifyServerCertificate(TlsServerCertificate certificate) throws IOException {
                    check(certificate.getCertificate());
                }

                @Override
                public TlsCredentials getClientCredentials(CertificateRequest request) {
                    return signer(context);
                }
            };
        }

        @Override
        public void notifyHandshakeComplete() throws IOException {
            super.notifyHandshakeComplete();
            export(context);
        }

        @Override
        public void notifyAlertReceived(short level, short description) {
            alerted(description);
        }
    }
}
