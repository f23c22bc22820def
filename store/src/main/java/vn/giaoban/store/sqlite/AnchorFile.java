package vn.giaoban.store.sqlite;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.giaoban.store.log.Hash;
import vn.giaoban.store.log.Head;

/**
 * A signed (position, hash) beside the log, synced on its own, so that a log cut short or rewritten is seen. One line:
 * {@code giaoban-anchor 1 <position> <hash> <HMAC-SHA-256 of what stands before it>}.
 */
final class AnchorFile {
    private static final String MAGIC = "giaoban-anchor 1";

    private final Path file;
    private final SecretKeySpec key;

    AnchorFile(Path file, byte[] key) {
        this.file = file;
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    Path file() {
        return file;
    }

    /** Replaces the anchor; durable when it returns. */
    void write(Head head) throws IOException {
        String body = MAGIC + " " + head.position() + " " + head.hash();
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer line = ByteBuffer.wrap((body + " " + sign(body) + "\n").getBytes(US_ASCII));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    Reading read() throws IOException {
        if (!Files.exists(file)) {
            return new Reading.Absent();
        }
        String line = new String(Files.readAllBytes(file), US_ASCII).strip();
        int end = line.lastIndexOf(' ');
        String[] words = line.split(" ", -1);
        if (words.length != 5 || !signedBy(line.substring(0, end), line.substring(end + 1))) {
            return new Reading.Forged();
        }
        return new Reading.Signed(new Head(Long.parseLong(words[2]), Hash.parse(words[3])));
    }

    private boolean signedBy(String body, String signature) {
        return MessageDigest.isEqual(sign(body).getBytes(US_ASCII), signature.getBytes(US_ASCII));
    }

    private String sign(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has HmacSHA256", e);
        }
    }

    /** What stands in the file. */
    sealed interface Reading {
        record Absent() implements Reading {}

        record Forged() implements Reading {}

        record Signed(Head head) implements Reading {}
    }
}
