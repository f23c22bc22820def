package vn.giaoban.room.visca.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giaoban.room.simulator.Model;
import vn.giaoban.room.visca.Octets;
import vn.giaoban.room.visca.Pan;
import vn.giaoban.room.visca.PanTilt;
import vn.giaoban.room.visca.PanTilt.Widths;
import vn.giaoban.room.visca.Tilt;
import vn.giaoban.room.visca.ViscaCommand.PanTiltBy;
import vn.giaoban.room.visca.ViscaCommand.PanTiltDrive;
import vn.giaoban.room.visca.link.LineSettings.Framing;
import vn.giaoban.room.visca.link.VirtualLine.Network;

/** Every run has its seed in its message; one seed makes one course of things. */
class LossyLineTest {
    private static final int RUNS = 200;
    private static final Network BAD = new Network(0.2, 0.2, 1, 300, false);
    private static final Network BAD_ONCE = new Network(0.2, 0, 1, 300, false);

    @ParameterizedTest
    @EnumSource(
            value = Framing.class,
            names = {"UDP", "SONY"})
    void noRelativeMoveIsEverDoneTwice(Framing framing) {
        // Without numbers a camera cannot know a packet that the network doubled from a second wish.
        Network network = framing == Framing.SONY ? BAD : BAD_ONCE;
        long first = System.nanoTime();
        for (long seed = first; seed < first + RUNS; seed++) {
            var line = new VirtualLine(LineSettings.of(framing), Model.SRG_300H, network, seed).opened();
            line.run(3_000);
            for (int i = 1; i <= 10; i++) {
                long id = line.order(new PanTiltBy(new PanTilt(i, -i, Widths.FOUR_FOUR), 24, 20));
                line.runUntilEnded(id, 60_000);
                assertThat(line.ended).as("seed %d", seed).containsKey(id);
            }
            line.run(2_000);
            var done = line.camera.executed().stream()
                    .filter(e -> e.startsWith("01 06 03"))
                    .toList();
            assertThat(new HashSet<>(done)).as("seed %d: %s", seed, done).hasSameSizeAs(done);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Framing.class,
            names = {"UDP", "SONY"})
    void theStopAlwaysWins(Framing framing) {
        long first = System.nanoTime();
        for (long seed = first; seed < first + RUNS; seed++) {
            var chance = new Random(seed);
            var line = new VirtualLine(LineSettings.of(framing), Model.BRC_AM7, BAD, seed).opened();
            line.run(3_000);
            for (int i = 0; i < 5; i++) {
                Pan pan = chance.nextBoolean() ? Pan.LEFT : Pan.RIGHT;
                line.order(new PanTiltDrive(pan, 1, Tilt.NONE, 1));
                line.run(chance.nextInt(1_500));
                line.give(new LineInput.Stop(Set.of(Mover.PAN_TILT)));
                line.run(6_000);
                assertThat(line.moving())
                        .as("seed %d, drive %d: %s", seed, i, line.sent)
                        .isFalse();
            }
        }
    }

    @Test
    void anyBytesFromTheCameraNeverThrowAndNeverMoveIt() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (Framing framing : Framing.values()) {
            var line = VirtualLine.perfect(framing).opened();
            for (int i = 0; i < 5_000; i++) {
                byte[] bytes = new byte[random.nextInt(20)];
                random.nextBytes(bytes);
                if (bytes.length > 2 && random.nextBoolean()) {
                    bytes[0] = (byte) 0x90;
                    bytes[bytes.length - 1] = (byte) 0xFF;
                }
                line.give(new LineInput.Received(Octets.of(bytes)));
                line.run(1);
            }
            assertThat(line.moving()).as("seed %d", seed).isFalse();
            line.run(8_000);
            assertThat(line.line.state()).as("seed %d", seed).isEqualTo(LineState.READY);
        }
    }
}
