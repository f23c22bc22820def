package vn.giaoban.room.sip.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A room that sends High, through the real ffmpeg. */
class PlainPictureTest {
    private static final UUID CONFERENCE = new UUID(1, 2);
    private static final int FRAME_TICKS = 9_000;
    private static final int HIGH = 100;
    private static final int BASELINE = 66;

    @TempDir
    private Path folder;

    private final LoopOfTests loop = new LoopOfTests();
    private final Translations translations = new Translations(loop::open, loop);

    /** What comes out, and whether the room was asked for a key frame. */
    private static final class Out implements RoomToBrowsers.Source {
        final List<byte[]> packets = new ArrayList<>();
        final List<Long> times = new ArrayList<>();
        boolean asked;

        @Override
        public void coded(long timestamp, boolean marker, byte[] payload) {
            packets.add(payload);
            if (marker) {
                times.add(timestamp);
            }
        }

        @Override
        public void roomKeyFrameNeeded() {
            asked = true;
        }
    }

    /** The units of a film's pictures, as x264 writes them. */
    private List<List<byte[]>> film() throws Exception {
        Path file = folder.resolve("high.h264");
        String make =
                "ffmpeg -v error -y -f lavfi -i testsrc2=size=320x180:rate=10 -t 2 -c:v libx264 -threads 1 -profile:v high"
                        + " -preset superfast -tune zerolatency -x264-params slices=1:keyint=10 -f h264 " + file;
        assertThat(new ProcessBuilder(make.split(" ")).inheritIO().start().waitFor())
                .isZero();
        byte[] all = Files.readAllBytes(file);
        List<List<byte[]>> pictures = new ArrayList<>();
        List<byte[]> units = new ArrayList<>();
        for (int at = next(all, 0); at < all.length; ) {
            int end = next(all, at);
            int to = end == all.length ? end : all[end - 4] == 0 ? end - 4 : end - 3;
            byte[] unit = java.util.Arrays.copyOfRange(all, at, to);
            units.add(unit);
            if (H264Frames.type(unit) == 1 || H264Frames.type(unit) == H264Frames.IDR) {
                pictures.add(units);
                units = new ArrayList<>();
            }
            at = end;
        }
        return pictures;
    }

    /** Behind the next start code. */
    private static int next(byte[] all, int from) {
        for (int i = from; i + 3 <= all.length; i++) {
            if (all[i] == 0 && all[i + 1] == 0 && all[i + 2] == 1) {
                return i + 3;
            }
        }
        return all.length;
    }

    @Test
    void aPictureInHighComesOutInBaselineWithItsTimes() throws Exception {
        if (!Ffmpeg.installed()) {
            System.out.println("SKIPPED: a picture in High, because ffmpeg is not installed");
            Assumptions.abort("ffmpeg is not installed");
        }
        List<List<byte[]>> film = film();
        assertThat(film.size()).isEqualTo(20);
        assertThat(profile(film.getFirst())).isEqualTo(HIGH);
        RoomToBrowsers coder = translations.plain(CONFERENCE);
        Out room = new Out();
        Out other = new Out();
        coder.join(other);
        coder.join(room);
        int sequence = 65_530;
        for (int i = 0; i < film.size(); i++) {
            List<byte[]> units = film.get(i);
            for (byte[] unit : units) {
                sequence = sequence + 1 & 0xffff;
                long at = 7_000 + (long) i * FRAME_TICKS;
                coder.packet(room, sequence, at, unit == units.getLast(), unit, System.nanoTime());
            }
            int sent = i;
            loop.until(() -> room.times.size() >= sent - 2);
        }
        loop.until(() -> room.times.size() == 20);
        assertThat(profile(room.packets)).isEqualTo(BASELINE);
        assertThat(room.times.getFirst()).isEqualTo(7_000);
        assertThat(room.times.getLast()).isEqualTo(7_000 + 19 * FRAME_TICKS);
        assertThat(other.packets).isEmpty();
        assertThat(coder.codes(room)).isTrue();
        assertThat(coder.codes(other)).isFalse();
        translations.poll(System.nanoTime());
        assertThat(translations.running()).singleElement().satisfies(running -> {
            assertThat(running.reason()).isEqualTo("room-not-baseline");
            assertThat(running.direction()).isEqualTo("from-rooms");
        });
        long process = translations.running().getFirst().process();
        coder.leave(room);
        coder.leave(other);
        assertThat(ProcessHandle.of(process)
                        .map(p -> p.onExit().orTimeout(10, TimeUnit.SECONDS).join())
                        .filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    /** profile_idc of the first sequence parameter set, alone or first in an aggregate. */
    private static int profile(List<byte[]> units) {
        for (byte[] unit : units) {
            int type = H264Frames.type(unit);
            if (type == H264Frames.SEQUENCE) {
                return unit[1];
            }
            if (type == 24 && (unit[3] & 31) == H264Frames.SEQUENCE) {
                return unit[4];
            }
        }
        throw new AssertionError("no sequence parameter set");
    }
}
