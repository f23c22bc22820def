package vn.giaoban.room.visca.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giaoban.room.simulator.Model;
import vn.giaoban.room.visca.FocusMode;
import vn.giaoban.room.visca.Focusing;
import vn.giaoban.room.visca.Lamp;
import vn.giaoban.room.visca.Level;
import vn.giaoban.room.visca.Octets;
import vn.giaoban.room.visca.Pan;
import vn.giaoban.room.visca.PanTilt;
import vn.giaoban.room.visca.PanTilt.Widths;
import vn.giaoban.room.visca.PresetAct;
import vn.giaoban.room.visca.Step;
import vn.giaoban.room.visca.Tilt;
import vn.giaoban.room.visca.ViscaCommand;
import vn.giaoban.room.visca.ViscaEncoder;
import vn.giaoban.room.visca.Zoom;
import vn.giaoban.room.visca.link.LineSettings.Framing;
import vn.giaoban.room.visca.link.VirtualLine.Network;

/** Every run has its seed in its message; one seed makes one course of things. */
class LossyLineTest {
    private static final int RUNS = 100;
    private static final Network BAD = new Network(0.2, 0.2, 1, 300, false);
    private static final Network BAD_ONCE = new Network(0.2, 0, 1, 300, false);

    /** What makes a difference when it is done twice; the last opens the menu, in which nothing else is done. */
    private static List<ViscaCommand> wishes(Random chance) {
        List<ViscaCommand> wishes = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            wishes.add(new ViscaCommand.PanTiltBy(new PanTilt(i, -i, Widths.FOUR_FOUR), 24, 20));
            wishes.add(new ViscaCommand.Preset(PresetAct.SET, i));
            wishes.add(new ViscaCommand.Preset(PresetAct.RECALL, i));
        }
        for (Level level : Level.values()) {
            wishes.add(new ViscaCommand.LevelStep(level, Step.UP));
            wishes.add(new ViscaCommand.LevelStep(level, Step.DOWN));
        }
        wishes.add(new ViscaCommand.Focus(FocusMode.TOGGLE));
        wishes.add(new ViscaCommand.Focus(FocusMode.TOGGLE));
        Collections.shuffle(wishes, chance);
        wishes.add(new ViscaCommand.MenuToggle());
        return wishes;
    }

    private static final List<ViscaCommand> HARMLESS = List.of(
            new ViscaCommand.Power(true),
            new ViscaCommand.ZoomTo(0x2000),
            new ViscaCommand.FocusTo(0x5000),
            new ViscaCommand.Backlight(true),
            new ViscaCommand.WhiteBalanceOnce(),
            new ViscaCommand.PanTiltTo(new PanTilt(300, 200, Widths.FOUR_FOUR), 24, 20),
            new ViscaCommand.Home(),
            new ViscaCommand.Tally(Lamp.RED, true));

    private static String body(ViscaCommand command) {
        String packet = ViscaEncoder.encode(1, command).toString();
        return packet.substring(3, packet.length() - 3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Framing.class,
            names = {"UDP", "SONY"})
    void noCommandIsEverDoneTwice(Framing framing) {
        boolean counts = framing == Framing.SONY;
        // Without numbers a camera cannot know a packet that the network doubled, or a repetition, from a second wish.
        Network network = counts ? BAD : BAD_ONCE;
        long first = System.nanoTime();
        int most = 0;
        for (long seed = first; seed < first + RUNS; seed++) {
            var line = new VirtualLine(LineSettings.of(framing), Model.SRG_300H, network, seed).opened();
            line.run(3_000);
            List<ViscaCommand> wishes = new ArrayList<>(wishes(new Random(seed)));
            if (counts) {
                wishes.addAll(0, HARMLESS);
            }
            Map<String, Integer> wished = new TreeMap<>();
            for (ViscaCommand wish : wishes) {
                wished.merge(body(wish), 1, Integer::sum);
                long id = line.order(wish);
                line.runUntilEnded(id, 60_000);
                assertThat(line.ended).as("seed %d", seed).containsKey(id);
            }
            line.run(2_000);
            Map<String, Integer> done = new TreeMap<>();
            line.camera.executed().stream()
                    .filter(wished::containsKey)
                    .forEach(carriedOut -> done.merge(carriedOut, 1, Integer::sum));
            String course = "seed %d: %s".formatted(seed, done);
            done.forEach((carriedOut, times) ->
                    assertThat(times).as(course).isLessThanOrEqualTo(wished.getOrDefault(carriedOut, 0)));
            most = Math.max(most, done.size());
        }
        assertThat(most).as("nearly all are done at times").isGreaterThan(20);
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
            for (int i = 0; i < 6; i++) {
                ViscaCommand movement = movement(chance);
                line.order(movement);
                if (chance.nextBoolean()) {
                    line.order(movement(chance));
                }
                line.run(chance.nextInt(1_500));
                line.give(new LineInput.Stop(Mover.ALL));
                line.run(6_000);
                assertThat(line.moving())
                        .as("seed %d, %s: %s", seed, movement, line.sent)
                        .isFalse();
            }
        }
    }

    @Test
    void aStopMakesRoomInACameraThatIsFullOfWhatIsNotOurs() {
        var line = VirtualLine.perfect(Framing.UDP).opened();
        line.run(200);
        for (String strange : List.of("81 01 06 02 01 01 02 02 00 00 00 00 00 00 FF", "81 01 04 47 04 00 00 00 FF")) {
            line.camera.accept(Octets.parse(strange).toArray(), 0, line.now);
        }
        line.run(40);
        assertThat(line.moving()).isTrue();
        line.give(new LineInput.Stop(Mover.ALL));
        line.run(800);
        assertThat(line.moving()).isFalse();
        assertThat(line.outputs).contains(new LineOutput.Stopped(Mover.PAN_TILT), new LineOutput.Stopped(Mover.ZOOM));
    }

    private static ViscaCommand movement(Random chance) {
        boolean one = chance.nextBoolean();
        var there = new PanTilt(one ? 170_000 : -170_000, 0, Widths.FIVE_FIVE);
        return switch (chance.nextInt(7)) {
            case 0, 1 -> new ViscaCommand.PanTiltDrive(one ? Pan.LEFT : Pan.RIGHT, 1, Tilt.NONE, 1);
            case 2 -> new ViscaCommand.PanTiltTo(there, 1, 1);
            case 3 -> new ViscaCommand.PanTiltBy(there, 1, 1);
            case 4 -> new ViscaCommand.ZoomDrive(one ? Zoom.TELE : Zoom.WIDE, 0);
            case 5 -> new ViscaCommand.FocusDrive(one ? Focusing.FAR : Focusing.NEAR, 0);
            default -> new ViscaCommand.Preset(PresetAct.RECALL, 1);
        };
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
                line.give(new LineInput.Received(
                        Octets.of(framing == Framing.SONY ? underAHeader(bytes, random) : bytes)));
                line.run(1);
            }
            assertThat(line.moving()).as("seed %d", seed).isFalse();
            line.run(8_000);
            assertThat(line.line.state()).as("seed %d", seed).isEqualTo(LineState.READY);
        }
    }

    /** With a type, a length and a number that often are those of an answer. */
    private static byte[] underAHeader(byte[] payload, Random random) {
        int[] types = {0x0111, 0x0111, 0x0111, 0x0200, 0x0201, random.nextInt(0x10000)};
        int length = random.nextInt(8) == 0 ? random.nextInt(0x10000) : payload.length;
        int number = random.nextInt(8) == 0 ? random.nextInt() : random.nextInt(200);
        return ByteBuffer.allocate(8 + payload.length)
                .putShort((short) types[random.nextInt(types.length)])
                .putShort((short) length)
                .putInt(number)
                .put(payload)
                .array();
    }
}
