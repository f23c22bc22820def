package vn.giaoban.room.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Certificates that tests make for themselves. */
public final class Certificates {
    private static long number = 1;

    private Certificates() {}

    /** A certificate and its key. */
    public record Identity(X509Certificate certificate, KeyPair keys) {
        public String pem() {
            return pem("CERTIFICATE", encoded());
        }

        /** Certificate and key in one text, as baresip reads them. */
        public String withKey() {
            return pem("PRIVATE KEY", keys.getPrivate().getEncoded()) + pem();
        }

        private byte[] encoded() {
            try {
                return certificate.getEncoded();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String pem(String what, byte[] bytes) {
            return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END "
                    + what + "-----\n";
        }

        /** As the server's own key is kept. */
        public Path keep(Path file, String password) {
            try (var out = Files.newOutputStream(file)) {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                store.setKeyEntry(
                        "sip", keys.getPrivate(), password.toCharArray(), new X509Certificate[] {certificate});
                store.store(out, password.toCharArray());
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public static Identity authority(String name) {
        return make(name, null, Duration.ofDays(10));
    }

    /** Issued by an authority. {@code names} are further ones of the room. */
    public static Identity issued(Identity by, String name, Duration ends, GeneralName... names) {
        return make(name, by, ends, names);
    }

    private static Identity make(String name, @Nullable Identity by, Duration ends, GeneralName... names) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            X500Name own = new X500Name("CN=" + name);
            X500Name issuer = by == null
                    ? own
                    : new X500Name(by.certificate().getSubjectX500Principal().getName());
            Instant now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(number++),
                    Date.from(now.minus(Duration.ofDays(20))),
                    Date.from(now.plus(ends)),
                    own,
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(by == null));
            if (names.length > 0) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
            var signer =
                    new JcaContentSignerBuilder("SHA256withECDSA").build((by == null ? keys : by.keys()).getPrivate());
            return new Identity(new JcaX509CertificateConverter().getCertificate(builder.build(signer)), keys);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
