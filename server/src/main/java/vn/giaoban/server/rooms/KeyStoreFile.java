package vn.giaoban.server.rooms;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.util.UUID;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import vn.giaoban.room.sip.stack.TlsKey;
import vn.giaoban.server.boot.Certificate;

/** The certificate of HTTPS in the one form that the SIP stack reads, under a password of this run. */
final class KeyStoreFile {
    private KeyStoreFile() {}

    /** Made anew at every start, so that a renewed certificate is taken up. */
    static TlsKey write(Path file, int port, Certificate certificate, Path trusted) {
        String password = UUID.randomUUID().toString();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            java.security.cert.Certificate[] chain;
            try (var in = Files.newInputStream(certificate.chain())) {
                chain = CertificateFactory.getInstance("X.509")
                        .generateCertificates(in)
                        .toArray(new java.security.cert.Certificate[0]);
            }
            store.setKeyEntry("sip", key(certificate.key()), password.toCharArray(), chain);
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, password.toCharArray());
            }
            return new TlsKey(port, file, password, trusted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("giaoban.server.https: " + e.getMessage(), e);
        }
    }

    private static PrivateKey key(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file);
                PEMParser parser = new PEMParser(in)) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            return switch (parser.readObject()) {
                case PrivateKeyInfo info -> converter.getPrivateKey(info);
                case PEMKeyPair pair -> converter.getKeyPair(pair).getPrivate();
                case null, default -> throw new IOException(file + " holds no private key");
            };
        }
    }
}
