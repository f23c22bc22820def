package vn.giaoban.server.system;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.embedded.EmbeddedMedia;
import vn.giaoban.server.backup.BackupNotes;
import vn.giaoban.server.boot.Addresses;

/** Asks the machine and the data folder; a running server is not needed. */
public final class Machine {
    private static final Path KERNEL = Path.of("/proc/sys/net/core");

    private Machine() {}

    /**
     * The first certificate of a PEM file, judged by its own signature.
     *
     * @param own whether an administrator named the file: then it must be there
     */
    public static Fact certificate(Path chain, boolean own) {
        if (!own && !Files.exists(chain)) {
            return new Fact.NoCertificate();
        }
        try (InputStream in = Files.newInputStream(chain)) {
            var certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return new Fact.Certificate(certificate.getNotAfter().toInstant(), signedByItself(certificate));
        } catch (IOException | GeneralSecurityException e) {
            return new Fact.Certificate(null, false);
        }
    }

    private static boolean signedByItself(X509Certificate certificate) {
        try {
            certificate.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Room where the folder is, or will be. */
    public static Fact disk(Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return new Fact.Disk(there.toFile().getUsableSpace());
    }

    /**
     * Where others reach this machine.
     *
     * @param configured what an administrator chose; null for this machine's own
     */
    public static Fact address(@Nullable String configured) {
        int own = Addresses.own().size();
        return configured == null
                ? new Fact.Address(Addresses.likely(), false, own)
                : new Fact.Address(configured, true, own);
    }

    /** The media port, and how much its socket may hold. */
    public static Fact media(int port) {
        return new Fact.MediaPort(port, kernel("rmem_max"), kernel("wmem_max"), EmbeddedMedia.SOCKET_BUFFER);
    }

    /**
     * What browsers are told of the media port.
     *
     * @param told by configuration; empty for every address of this machine
     * @param tcp whether TCP is taken on the port, or could be
     */
    public static Fact mediaWays(List<InetAddress> told, int port, boolean tcp) {
        List<InetAddress> all = told.isEmpty() ? Addresses.own() : told;
        return new Fact.MediaWays(
                port,
                all.stream().map(InetAddress::getHostAddress).toList(),
                all.stream()
                        .filter(a -> !isOwn(a))
                        .map(InetAddress::getHostAddress)
                        .toList(),
                tcp);
    }

    private static boolean isOwn(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    private static long kernel(String name) {
        // In one read: such a file says that it is empty, and not every kernel goes on where a short read ended.
        try (InputStream in = Files.newInputStream(KERNEL.resolve(name))) {
            return Long.parseLong(new String(in.readNBytes(32), US_ASCII).strip());
        } catch (IOException | NumberFormatException e) {
            return -1;
        }
    }

    /** Whether ffmpeg is in one of the folders of a {@code PATH}. */
    public static Fact ffmpeg(@Nullable String path) {
        String folders = path == null ? "" : path;
        return new Fact.Ffmpeg(Arrays.stream(folders.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ffmpeg"))));
    }

    /**
     * The last backup.
     *
     * @param head position of the log; negative when unknown
     */
    public static Fact backup(Path data, long head) {
        List<BackupNotes> notes = BackupNotes.read(data);
        if (notes.isEmpty()) {
            return new Fact.NoBackup();
        }
        BackupNotes last = notes.getLast();
        long behind = head < 0 ? -1 : Math.max(0, head - last.position());
        return new Fact.Backup(last.made(), behind, last.trial());
    }
}
