package vn.giaoban.store.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.store.log.Sha256;

/** What every store of blobs does, whatever it stores in. */
public abstract class BlobsContract {
    private static final String NAME = "recordings/7f/00001.webm";
    private static final int PIECE_OF_GRIDFS = 255 * 1024;

    private Blobs blobs;

    /** Opens the store under test: the second call of one test finds what the first has stored. */
    protected abstract Blobs open() throws IOException;

    /** Changes one byte of a blob behind the store's back, at an offset. */
    protected abstract void spoil(String name, long at) throws IOException;

    @BeforeEach
    void openBlobs() throws IOException {
        blobs = open();
    }

    @AfterEach
    void closeBlobs() {
        blobs.close();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private Blob put(String name, byte[] bytes) throws IOException {
        return blobs.put(name, new ByteArrayInputStream(bytes), null);
    }

    private byte[] read(String name, long from, long length) throws IOException {
        try (InputStream in = blobs.open(name, from, length)) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, PIECE_OF_GRIDFS, PIECE_OF_GRIDFS + 1, 3 * PIECE_OF_GRIDFS + 7})
    void whatWasPutIsReadAgainWithItsLengthAndHash(int count) throws IOException {
        byte[] bytes = bytes(count);
        Blob put = put(NAME, bytes);
        assertThat(put).isEqualTo(new Blob(NAME, count, Sha256.hex(bytes)));
        blobs.close();
        blobs = open();
        assertThat(blobs.find(NAME)).contains(put);
        assertThat(read(NAME, 0, Long.MAX_VALUE)).isEqualTo(bytes);
        blobs.check(NAME);
    }

    @Test
    void anyRangeIsReadAsItStandsInTheWhole() throws IOException {
        byte[] bytes = bytes(2 * PIECE_OF_GRIDFS + 100);
        put(NAME, bytes);
        Random random = new Random(4);
        for (int round = 0; round < 40; round++) {
            int from = random.nextInt(bytes.length + 1);
            int length = random.nextInt(PIECE_OF_GRIDFS);
            assertThat(read(NAME, from, length))
                    .as("%d bytes from %d", length, from)
                    .isEqualTo(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + length)));
        }
        assertThat(read(NAME, bytes.length, 10)).isEmpty();
        assertThatThrownBy(() -> blobs.open(NAME, bytes.length + 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> blobs.open(NAME, -1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPutThatIsCutShortLeavesNothingToBeSeen() throws IOException {
        InputStream cut = new Endless() {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (given > 2 * PIECE_OF_GRIDFS) {
                    throw new IOException("the line is gone");
                }
                return super.read(bytes, offset, length);
            }
        };
        assertThatThrownBy(() -> blobs.put(NAME, cut, null)).isInstanceOf(IOException.class);
        assertThat(blobs.find(NAME)).isEmpty();
        assertThat(blobs.list("")).isEmpty();
        assertThatThrownBy(() -> blobs.open(NAME, 0, 1)).hasMessage("blob-unknown " + NAME);
        assertThat(put(NAME, bytes(5)).length()).isEqualTo(5);
    }

    @Test
    void aNameThatIsTakenIsRefusedAndWhatItNamesStays() throws IOException {
        put(NAME, bytes(5));
        assertThatThrownBy(() -> put(NAME, bytes(6)))
                .isInstanceOfSatisfying(
                        BlobFault.class, fault -> assertThat(fault.code()).isEqualTo("blob-exists"));
        assertThat(read(NAME, 0, 100)).isEqualTo(bytes(5));
    }

    @Test
    void ofManyWhoPutOneNameAtOnceOneHasIt() throws IOException {
        Set<Integer> winners = ConcurrentHashMap.newKeySet();
        IntStream.rangeClosed(1, 8).parallel().forEach(n -> {
            try {
                put(NAME, bytes(PIECE_OF_GRIDFS + n));
                winners.add(n);
            } catch (BlobFault taken) {
                assertThat(taken.code()).isEqualTo("blob-exists");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(winners).hasSize(1);
        int winner = winners.iterator().next();
        assertThat(read(NAME, 0, Long.MAX_VALUE)).isEqualTo(bytes(PIECE_OF_GRIDFS + winner));
        blobs.check(NAME);
    }

    @Test
    void manyReadOneBlobAtOnce() throws IOException {
        byte[] bytes = bytes(PIECE_OF_GRIDFS * 2);
        put(NAME, bytes);
        IntStream.range(0, 16).parallel().forEach(n -> {
            try {
                assertThat(read(NAME, n * 1_000L, 300_000))
                        .isEqualTo(Arrays.copyOfRange(bytes, n * 1_000, n * 1_000 + 300_000));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void bytesOfAnotherHashThanWasSaidAreNotPutAndAreNamed() {
        assertThatThrownBy(() -> blobs.put(NAME, new ByteArrayInputStream(bytes(9)), Sha256.hex(bytes(8))))
                .hasMessage("blob-differs " + NAME);
        assertThat(blobs.find(NAME)).isEmpty();
    }

    @Test
    void aByteThatChangedIsNamedByItsBlob() throws IOException {
        put(NAME, bytes(PIECE_OF_GRIDFS + 10));
        put("papers/a.pdf", bytes(10));
        spoil(NAME, PIECE_OF_GRIDFS + 3L);
        assertThatThrownBy(() -> blobs.check(NAME)).isInstanceOfSatisfying(BlobFault.class, fault -> {
            assertThat(fault.code()).isEqualTo("blob-differs");
            assertThat(fault.blob()).isEqualTo(NAME);
        });
        blobs.check("papers/a.pdf");
    }

    @Test
    void theyAreListedByPrefixAndDeletedByName() throws IOException {
        put("b/2.webm", bytes(2));
        put("a/1.webm", bytes(1));
        put("a/x/3.webm", bytes(3));
        assertThat(blobs.list("")).extracting(Blob::name).containsExactly("a/1.webm", "a/x/3.webm", "b/2.webm");
        assertThat(blobs.list("a/")).extracting(Blob::length).containsExactly(1L, 3L);
        assertThat(blobs.delete("a/1.webm")).isTrue();
        assertThat(blobs.delete("a/1.webm")).isFalse();
        assertThat(blobs.list("a/")).extracting(Blob::name).containsExactly("a/x/3.webm");
        assertThatThrownBy(() -> blobs.check("a/1.webm")).hasMessage("blob-unknown a/1.webm");
    }

    @Test
    void aNameThatCouldLeadElsewhereIsRefused() {
        for (String name : List.of(
                "",
                "..",
                "../x.webm",
                "/x.webm",
                "a/../x.webm",
                "a//x.webm",
                ".x.webm",
                "a",
                "a.b/c.webm",
                "x\0.webm",
                "tài-liệu.pdf",
                "a\\b.webm",
                "a/".repeat(200) + "x.webm")) {
            assertThatThrownBy(() -> put(name, bytes(1))).as(name).isInstanceOf(IllegalArgumentException.class);
            assertThat(blobs.find(name)).isEmpty();
            assertThatThrownBy(() -> blobs.open(name, 0, 1)).isInstanceOf(BlobFault.class);
        }
    }

    @Test
    void aLargeBlobIsTakenAndGivenPieceByPiece() throws IOException {
        long length = 96L << 20;
        Endless source = new Endless(length);
        Blob put = blobs.put(NAME, source, null);
        assertThat(put.length()).isEqualTo(length);
        assertThat(source.most).as("the most that was asked for at once").isLessThanOrEqualTo(1 << 20);
        assertThat(read(NAME, length - 5, 100)).hasSize(5);
        blobs.check(NAME);
    }

    /** Bytes without a store behind them. */
    private static class Endless extends InputStream {
        final Random random = new Random(1);
        final long length;
        long given;
        int most;

        Endless() {
            this(Long.MAX_VALUE);
        }

        Endless(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            throw new IllegalStateException("one byte at a time");
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            most = Math.max(most, count);
            if (given == length) {
                return -1;
            }
            int now = (int) Math.min(count, length - given);
            Arrays.fill(bytes, offset, offset + now, (byte) random.nextInt());
            given += now;
            return now;
        }
    }
}
