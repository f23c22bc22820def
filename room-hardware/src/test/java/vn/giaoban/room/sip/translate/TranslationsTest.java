package vn.giaoban.room.sip.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage of VP8 for a room of H.264 and back, through the real ffmpeg. */
class TranslationsTest {
    private static final UUID CONFERENCE = new UUID(1, 2);
    private static final int FRAME_TICKS = 9_000;

    @TempDir
    static Path folder;

    private static List<byte[]> film = List.of();

    private final LoopOfTests loop = new LoopOfTests();
    private final Translations translations = new Translations(loop::open, loop);
    private final Shown room = new Shown();

    @BeforeAll
    static void makeAFilm() throws Exception {
        if (!Ffmpeg.installed()) {
            System.out.println("SKIPPED: pictures coded anew, because ffmpeg is not installed");
            Assumptions.abort("ffmpeg is not installed");
        }
        Path file = folder.resolve("film.ivf");
        String make = "ffmpeg -v error -y -f lavfi -i testsrc2=size=320x180:rate=10 -t 3 -c:v libvpx"
                + " -deadline realtime -cpu-used 8 -b:v 300k -g 15 " + file;
        assertThat(new ProcessBuilder(make.split(" ")).inheritIO().start().waitFor())
                .isZero();
        ByteBuffer ivf = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> frames = new ArrayList<>();
        for (ivf.position(Ivf.HEADER); ivf.hasRemaining(); ) {
            byte[] frame = new byte[ivf.getInt()];
            ivf.getLong();
            ivf.get(frame);
            frames.add(frame);
        }
        film = frames;
    }

    private static final class Shown implements StageToRooms.Viewer, RoomToBrowsers.Source {
        final List<Long> times = new ArrayList<>();
        final List<byte[]> packets = new ArrayList<>();
        final List<Boolean> ends = new ArrayList<>();
        boolean asked;

        @Nullable
        Canvas canvas;

        @Override
        public Canvas canvas() {
            return canvas == null ? Canvas.LARGE : canvas;
        }

        @Override
        public void translated(long timestamp, boolean marker, byte[] payload) {
            packets.add(payload);
            ends.add(marker);
            if (marker) {
                times.add(timestamp);
            }
        }

        @Override
        public void stageKeyFrameNeeded() {
            asked = true;
        }

        @Override
        public void coded(long timestamp, boolean marker, byte[] payload) {
            translated(timestamp, marker, payload);
        }

        @Override
        public void roomKeyFrameNeeded() {
            asked = true;
        }
    }

    private int sequence = 65_530;

    private void play(int from, int to, long firstTimestamp, Shown... to2) {
        StageToRooms stage = translations.stage(CONFERENCE);
        Vp8Packets packets = new Vp8Packets();
        for (int i = from; i < to; i++) {
            List<byte[]> all = packets.of(film.get(i));
            for (int n = 0; n < all.size(); n++) {
                sequence = sequence + 1 & 0xffff;
                for (Shown each : to2) {
                    stage.packet(
                            each,
                            sequence,
                            firstTimestamp + (long) i * FRAME_TICKS & 0xffffffffL,
                            n == all.size() - 1,
                            all.get(n),
                            System.nanoTime());
                }
            }
        }
    }

    @Test
    void aRoomIsShownEveryPictureOfTheStageInTheStagesOwnTimeAndTheProcessEndsWithTheLastRoom() throws Exception {
        StageToRooms stage = translations.stage(CONFERENCE);
        Shown other = new Shown();
        stage.join(room);
        stage.join(other);
        play(0, 20, 1_000, room, other);
        loop.until(() -> room.times.size() == 20 && other.times.size() == 20);
        assertThat(room.times.getFirst()).isEqualTo(1_000);
        assertThat(room.times.getLast()).isEqualTo(1_000 + 19 * FRAME_TICKS);
        long keys = room.packets.stream()
                .filter(p -> (p[0] & 31) == 28 && (p[1] & 0x80) != 0 && (p[1] & 31) == H264Frames.IDR)
                .count();
        assertThat(keys).as("a key frame for each of the source").isEqualTo(2);
        translations.poll(System.nanoTime());
        assertThat(translations.running()).hasSize(1);
        long process = translations.running().getFirst().process();
        stage.leave(room);
        stage.leave(other);
        translations.forget(CONFERENCE);
        assertThat(ProcessHandle.of(process)
                        .map(p -> p.onExit().orTimeout(10, TimeUnit.SECONDS).join())
                        .filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void aRoomThatTakesNoFragmentsGetsNone() throws Exception {
        room.canvas = Canvas.of("42800d", 0, 0, false);
        translations.stage(CONFERENCE).join(room);
        play(0, 10, 5, room);
        loop.until(() -> room.times.size() == 10);
        assertThat(room.packets).noneMatch(p -> (p[0] & 31) == 28).allMatch(p -> p.length <= 1_200);
        translations.stage(CONFERENCE).leave(room);
    }

    @Test
    void afterALossTheSourceIsAskedForAKeyFrameAndItGoesOnThere() throws Exception {
        StageToRooms stage = translations.stage(CONFERENCE);
        stage.join(room);
        play(0, 3, 0, room);
        sequence += 7;
        play(5, 8, 0, room);
        assertThat(room.asked).isTrue();
        play(15, 20, 0, room);
        loop.until(() -> room.times.size() == 8);
        assertThat(room.times.getLast() - room.times.getFirst()).isEqualTo(19 * FRAME_TICKS);
        stage.leave(room);
    }

    @Test
    void aRoomsPictureComesBackAsVp8WithItsTimes() throws Exception {
        StageToRooms stage = translations.stage(CONFERENCE);
        stage.join(room);
        play(0, 20, 90_000, room);
        loop.until(() -> room.times.size() == 20);
        stage.leave(room);
        RoomToBrowsers back = translations.rooms(CONFERENCE);
        Shown site = new Shown();
        Shown early = new Shown();
        back.join(early);
        back.join(site);
        int frame = 0;
        for (int n = 0; n < room.packets.size(); n++) {
            boolean last = room.ends.get(n);
            long at = 7_000 + (long) frame * FRAME_TICKS;
            back.packet(early, n, at, last, room.packets.get(n), System.nanoTime());
            back.packet(site, n, at, last, room.packets.get(n), System.nanoTime());
            frame += last ? 1 : 0;
        }
        loop.until(() -> site.times.size() == 20);
        assertThat(site.times.getFirst()).isEqualTo(7_000);
        assertThat(site.times.getLast()).isEqualTo(7_000 + 19 * FRAME_TICKS);
        Vp8Frames frames = new Vp8Frames();
        byte[] first = null;
        for (int i = 0; first == null; i++) {
            first = frames.packet(i, site.ends.get(i), site.packets.get(i));
        }
        assertThat(Vp8Frames.isKey(first)).isTrue();
        assertThat(early.packets).as("only the room that came last is coded").isEmpty();
        translations.poll(System.nanoTime());
        assertThat(translations.running())
                .singleElement()
                .satisfies(running -> assertThat(running.direction()).isEqualTo("from-rooms"));
        back.leave(site);
        back.leave(early);
        translations.poll(System.nanoTime() + 2_000_000_000L);
        assertThat(translations.running()).isEmpty();
    }

    @Test
    void anyBytesNeverThrow() {
        long seed = 6184;
        Random random = new Random(seed);
        Vp8Frames vp8 = new Vp8Frames();
        H264Frames h264 = new H264Frames();
        Flv flv = new Flv();
        for (int i = 0; i < 20_000; i++) {
            byte[] b = new byte[random.nextInt(40)];
            random.nextBytes(b);
            byte[] frame = vp8.packet(i & 0xffff, random.nextBoolean(), b);
            List<byte[]> picture = h264.packet(i & 0xffff, random.nextBoolean(), b);
            if (picture != null) {
                flv.picture(i, picture);
            }
            assertThat(frame == null || frame.length > 0).as("seed %d", seed).isTrue();
        }
    }
}
