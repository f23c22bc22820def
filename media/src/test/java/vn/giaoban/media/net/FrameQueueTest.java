package vn.giaoban.media.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.rtp.Bytes;

class FrameQueueTest {
    private static final int STAGE = 7;
    private static final int OTHER = 8;

    private final FrameQueue queue = new FrameQueue();

    @Test
    void whatGoesInComesOutFrameByFrameHoweverItIsCutOnTheWay() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<byte[]> sent = new ArrayList<>();
        List<byte[]> got = new ArrayList<>();
        FrameReader reader = new FrameReader();
        for (int i = 0; i < 500; i++) {
            byte[] datagram = new byte[1 + random.nextInt(UdpLoop.DATAGRAM - 1)];
            random.nextBytes(datagram);
            datagram[0] = 1;
            sent.add(datagram);
            assertThat(queue.add(datagram, 0, datagram.length)).isTrue();
            queue.write((b, offset, length) -> {
                int taken = Math.min(length, random.nextInt(3000));
                return taken == 0 ? 0 : passed(b, offset, taken, reader, got, random);
            });
        }
        queue.write((b, offset, length) -> passed(b, offset, length, reader, got, random));
        assertThat(queue.waiting()).isZero();
        assertThat(got).as("seed " + seed).containsExactlyElementsOf(sent);
    }

    private static int passed(byte[] b, int offset, int length, FrameReader reader, List<byte[]> got, Random random)
            throws IOException {
        int done = 0;
        while (done < length) {
            int some = Math.min(length - done, 1 + random.nextInt(reader.buffer.length - reader.end()));
            System.arraycopy(b, offset + done, reader.buffer, reader.end(), some);
            reader.take(some, got::add);
            done += some;
        }
        return length;
    }

    @Test
    void aFrameLongerThanAnyDatagramIsNotOurs() {
        FrameReader reader = new FrameReader();
        Arrays.fill(reader.buffer, (byte) 0x16);
        assertThatThrownBy(() -> reader.take(5, datagram -> {})).isInstanceOf(IOException.class);
    }

    @Test
    void emptyFramesAreSkipped() throws IOException {
        FrameReader reader = new FrameReader();
        List<byte[]> got = new ArrayList<>();
        System.arraycopy(new byte[] {0, 0, 0, 1, 9, 0}, 0, reader.buffer, 0, 6);
        reader.take(6, got::add);
        assertThat(got).containsExactly(new byte[] {9});
        assertThat(reader.end()).isEqualTo(1);
    }

    @Test
    void aFullQueueDropsMediaToTheEndOfItsFrameAndKeepsWhatControls() throws IOException {
        int kept = 0;
        while (queue.add(media(STAGE, 1), 0, 1200)) {
            kept++;
        }
        assertThat(kept * 1202).isBetween(FrameQueue.MOST - 20_000, FrameQueue.MOST);
        assertThat(queue.add(control(), 0, 100)).isTrue();

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        queue.write((b, offset, length) -> {
            int taken = Math.min(length, 100_000 - out.size());
            out.write(b, offset, taken);
            return taken;
        });
        assertThat(queue.add(media(STAGE, 1), 0, 1200))
                .as("the rest of the frame")
                .isFalse();
        assertThat(queue.add(media(OTHER, 1), 0, 1200)).as("another source").isTrue();
        assertThat(queue.add(media(STAGE, 2), 0, 1200)).as("the next frame").isTrue();
        assertThat(queue.add(media(STAGE, 2), 0, 1200)).isTrue();
    }

    @Test
    void itNeverHoldsMoreThanItMay() {
        for (int i = 0; i < 5000; i++) {
            queue.add(control(), 0, 100);
            queue.add(media(STAGE, i), 0, 1200);
            assertThat(queue.waiting()).isLessThanOrEqualTo(FrameQueue.MOST);
        }
    }

    private static byte[] media(int ssrc, int timestamp) {
        byte[] b = new byte[1200];
        b[0] = (byte) 0x80;
        b[1] = 96;
        Bytes.put32(b, 4, timestamp);
        Bytes.put32(b, 8, ssrc);
        return b;
    }

    private static byte[] control() {
        byte[] b = new byte[100];
        b[1] = 1;
        return b;
    }
}
