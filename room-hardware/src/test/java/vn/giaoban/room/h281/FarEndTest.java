package vn.giaoban.room.h281;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giaoban.room.h281.FarEndMessage.Activate;
import vn.giaoban.room.h281.FarEndMessage.AskClients;
import vn.giaoban.room.h281.FarEndMessage.Clients;
import vn.giaoban.room.h281.FarEndMessage.Continue;
import vn.giaoban.room.h281.FarEndMessage.Select;
import vn.giaoban.room.h281.FarEndMessage.Start;
import vn.giaoban.room.h281.FarEndMessage.Stop;
import vn.giaoban.room.h281.FarEndMessage.Store;
import vn.giaoban.room.h281.FarEndMessage.Switched;

final class FarEndTest {
    private static final Motion RIGHT = new Motion(1, 0, 0, 0);
    private static final Motion UP_AND_NEAR = new Motion(0, 1, 1, 0);
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    /** Payloads of which another implementation's frame decoder said that they are whole. */
    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of(new Start(RIGHT, 800), "7E 7E 00 86 C0 00 00 00 00 80 03 80 03 00 42 73 7E 7E"),
                Arguments.of(new Continue(RIGHT), "7E 7E 00 86 C0 00 00 00 00 80 03 40 03 E2 EB BF 3F 00"),
                Arguments.of(new Stop(RIGHT), "7E 7E 00 86 C0 00 00 00 00 80 03 C0 03 EF 27 BF 3F 00"),
                Arguments.of(new Activate(3), "7E 7E 00 86 C0 00 00 00 00 80 03 10 0C 1A 87 7E 7E"),
                Arguments.of(new Clients(true), "7E 7E 00 8E C0 00 00 00 00 00 03 80 00 80 81 09 60 7E 7E"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aMessageIsWrittenAndReadAsTheVectorSays(FarEndMessage message, String payload) {
        assertThat(HEX.formatHex(FarEndWriter.payload(message))).isEqualTo(payload);
        assertThat(new FarEndReader().read(HEX.parseHex(payload))).containsExactly(message);
    }

    /** H.281, table 2. */
    @Test
    void eachMovementHasItsTwoBits() {
        assertThat(new Motion(-1, 0, 0, 0).bits()).isEqualTo(0x80);
        assertThat(new Motion(1, 0, 0, 0).bits()).isEqualTo(0xC0);
        assertThat(new Motion(0, -1, 0, 0).bits()).isEqualTo(0x20);
        assertThat(new Motion(0, 1, 0, 0).bits()).isEqualTo(0x30);
        assertThat(new Motion(0, 0, -1, 0).bits()).isEqualTo(0x08);
        assertThat(new Motion(0, 0, 1, 0).bits()).isEqualTo(0x0C);
        assertThat(new Motion(0, 0, 0, -1).bits()).isEqualTo(0x02);
        assertThat(new Motion(0, 0, 0, 1).bits()).isEqualTo(0x03);
        for (int bits = 0; bits < 256; bits++) {
            assertThat(Motion.of(Motion.of(bits).bits())).isEqualTo(Motion.of(bits));
        }
    }

    private static FarEndMessage any(Random random) {
        var motion =
                new Motion(random.nextInt(3) - 1, random.nextInt(3) - 1, random.nextInt(3) - 1, random.nextInt(3) - 1);
        int number = random.nextInt(16);
        return switch (random.nextInt(9)) {
            case 0 -> new Start(motion, random.nextBoolean() ? 800 : 50 * (1 + random.nextInt(15)));
            case 1 -> new Continue(motion);
            case 2 -> new Stop(motion);
            case 3 -> new Select(number);
            case 4 -> new Switched(number);
            case 5 -> new Store(number);
            case 6 -> new Activate(number);
            case 7 -> new AskClients();
            default -> new Clients(random.nextBoolean());
        };
    }

    @Test
    void messagesAreFoundWhereverTheStreamIsCutAndDamagedOnesAreDropped() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<FarEndMessage> sent =
                    Stream.generate(() -> any(random)).limit(5).toList();
            var stream = new ByteArrayOutputStream();
            sent.forEach(message -> stream.writeBytes(FarEndWriter.payload(message)));
            byte[] bytes = stream.toByteArray();
            int cut = random.nextInt(bytes.length);
            var reader = new FarEndReader();
            List<FarEndMessage> read = new ArrayList<>(reader.read(Arrays.copyOf(bytes, cut)));
            read.addAll(reader.read(Arrays.copyOfRange(bytes, cut, bytes.length)));
            assertThat(read).as("seed %d", seed).isEqualTo(sent);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(sent).as("seed %d", seed).containsAll(new FarEndReader().read(bytes));
        }
    }

    @Test
    void anyBytesNeverThrow() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var reader = new FarEndReader();
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(700)];
            random.nextBytes(bytes);
            assertThat(reader.read(bytes)).as("seed %d", seed).isNotNull();
        }
    }

    @Test
    void anyDataInAWholeFrameNeverThrowsAndMovesForEightTenthsOfASecondAtMost() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var reader = new FarEndReader();
        var hands = new FarEndHands();
        int heard = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] data = new byte[random.nextInt(12)];
            random.nextBytes(data);
            if (data.length > 0) {
                data[0] = (byte) random.nextInt(10);
            }
            long now = 10_000L * round;
            for (FarEndMessage message : reader.read(FarEndWriter.payload(H224.frame(random.nextBoolean(), data)))) {
                hands.heard(message, now);
                heard++;
            }
            assertThat(hands.at(now + 800)).as("seed %d", seed).isEqualTo(Motion.STILL);
        }
        assertThat(heard).as("seed %d", seed).isGreaterThan(2_000);
    }

    @Test
    void aHeldPadIsContinuedEvery400MillisecondsAndStoppedWhenItIsLetGo() {
        var pad = new FarEndPad();
        assertThat(pad.hold(RIGHT, 0)).containsExactly(new Start(RIGHT, 800));
        assertThat(pad.hold(RIGHT, 300)).isEmpty();
        assertThat(pad.tick(400)).containsExactly(new Continue(RIGHT));
        assertThat(pad.hold(UP_AND_NEAR, 500)).containsExactly(new Stop(RIGHT), new Start(UP_AND_NEAR, 800));
        assertThat(pad.hold(Motion.STILL, 600)).containsExactly(new Stop(UP_AND_NEAR));
        assertThat(pad.tick(2_000)).isEmpty();
    }

    @Test
    void aPadThatNobodyRenewsIsLetGo() {
        var pad = new FarEndPad();
        pad.hold(RIGHT, 0);
        assertThat(pad.tick(799)).containsExactly(new Continue(RIGHT));
        assertThat(pad.tick(800)).containsExactly(new Stop(RIGHT));
        assertThat(pad.moving()).isFalse();
    }

    @Test
    void aFarHandMovesOnlyAsLongAsItSaysSo() {
        var hands = new FarEndHands();
        assertThat(hands.heard(new Start(RIGHT, 800), 0)).isEqualTo(RIGHT);
        assertThat(hands.at(799)).isEqualTo(RIGHT);
        assertThat(hands.heard(new Continue(RIGHT), 799)).isEqualTo(RIGHT);
        assertThat(hands.at(1_598)).isEqualTo(RIGHT);
        assertThat(hands.at(1_599)).isEqualTo(Motion.STILL);
        assertThat(hands.heard(new Continue(RIGHT), 1_600)).isEqualTo(Motion.STILL);
        hands.heard(new Start(UP_AND_NEAR, 200), 2_000);
        assertThat(hands.heard(new Stop(new Motion(0, 1, 0, 0)), 2_100)).isEqualTo(new Motion(0, 0, 1, 0));
        assertThat(hands.at(2_200)).isEqualTo(Motion.STILL);
    }
}
