package vn.giaoban.media.mix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaredmdobson.concentus.OpusException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.mix.ProgramFrame.Kind;

class ProgramCoreTest {
    private static final long START = 1_000_000;
    private static final int DELAY = 1_000;
    private static final SourceId KY_THUONG = SourceId.microphone(new PeerId("ky-thuong"));
    private static final SourceId HOA_KHE = SourceId.microphone(new PeerId("hoa-khe"));
    private static final SourceId KY_THUONG_CAMERA = SourceId.camera(new PeerId("ky-thuong"));
    private static final SourceId HOA_KHE_CAMERA = SourceId.camera(new PeerId("hoa-khe"));

    private final List<ProgramFrame> frames = new ArrayList<>();
    private final ProgramCore core = new ProgramCore(START, DELAY, frames::add);
    private final PriorityQueue<Arrival> wire = new PriorityQueue<>((a, b) -> Double.compare(a.atMillis, b.atMillis));
    private int asks;
    private long now = START;

    private record Arrival(double atMillis, FeedPacket packet) {}

    @Test
    void silenceIsOneUnbrokenTrackOfPacketsEveryTwentyMilliseconds() throws OpusException {
        run(START + 3_000);
        List<ProgramFrame> sound = only(Kind.AUDIO);
        assertThat(sound).hasSize(100);
        for (int i = 1; i < sound.size(); i++) {
            assertThat(sound.get(i).timeMillis() - sound.get(i - 1).timeMillis())
                    .isEqualTo(20);
        }
        short[] pcm = decoded();
        for (short sample : pcm) {
            assertThat((int) sample).isBetween(-4, 4);
        }
    }

    @Test
    void aVoiceIsHeardAtTheTimeItWasCaptured() throws OpusException {
        voice(KY_THUONG, 440, 0.3, START + 1_000, 50, 60);
        run(START + 4_000);
        assertThat(level(START + 100, START + 980, 440)).isLessThan(0.01);
        assertThat(level(START + 1_040, START + 1_960, 440)).isBetween(0.27, 0.33);
        assertThat(level(START + 2_060, START + 2_900, 440)).isLessThan(0.01);
    }

    @Test
    void twoSpeakersAreHeardTogetherAndEachAlone() throws OpusException {
        voice(KY_THUONG, 440, 0.3, START, 100, 20);
        voice(HOA_KHE, 1_000, 0.3, START + 1_000, 100, 180);
        run(START + 5_000);
        assertThat(level(START + 100, START + 900, 440)).isGreaterThan(0.27);
        assertThat(level(START + 100, START + 900, 1_000)).isLessThan(0.01);
        assertThat(level(START + 1_100, START + 1_900, 440)).isGreaterThan(0.27);
        assertThat(level(START + 1_100, START + 1_900, 1_000)).isGreaterThan(0.27);
        assertThat(level(START + 2_100, START + 2_900, 440)).isLessThan(0.01);
        assertThat(level(START + 2_100, START + 2_900, 1_000)).isGreaterThan(0.27);
    }

    @Test
    void fourLoudVoicesDoNotOverflow() throws OpusException {
        for (int i = 0; i < 4; i++) {
            voice(SourceId.microphone(new PeerId("site-" + i)), 300 + 200 * i, 0.7, START, 100, 30);
        }
        run(START + 3_000);
        // Wrapped or clipped sums would put power where nobody sings.
        assertThat(level(START + 200, START + 1_800, 300)).isBetween(0.12, 0.4);
        assertThat(level(START + 200, START + 1_800, 1_777)).isLessThan(0.02);
    }

    @Test
    void lossAndReorderingLeaveAVoiceWhole() throws OpusException {
        long seed = 20_261_122;
        Random random = new Random(seed);
        List<byte[]> tone = Tones.opus(440, 0.3, 100);
        for (int i = 0; i < 100; i++) {
            if (random.nextInt(100) < 5) {
                continue;
            }
            wire.add(new Arrival(START + i * 20 + 40 + random.nextInt(80), audio(KY_THUONG, i, tone.get(i), START)));
        }
        run(START + 4_000);
        assertThat(level(START + 100, START + 1_900, 440)).as("seed " + seed).isGreaterThan(0.24);
        assertThat(core.counter().concealed).isPositive();
    }

    @Test
    void aSourceWhoseClockRunsFastStaysInStep() throws OpusException {
        List<byte[]> tone = Tones.opus(440, 0.3, 1_000);
        for (int i = 0; i < 1_000; i++) {
            double captured = START + i * 20 * 1.006;
            wire.add(new Arrival(
                    captured + 40, new FeedPacket(KY_THUONG, 1, Codec.OPUS, i, i * 960L, captured, true, tone.get(i))));
        }
        run(START + 23_000);
        assertThat(level(START + 20_050, START + 20_100, 440)).isGreaterThan(0.2);
        assertThat(level(START + 20_200, START + 20_900, 440)).isLessThan(0.01);
    }

    @Test
    void thePictureFollowsTheStageAndItsTimes() {
        picture(KY_THUONG_CAMERA, 0, START + 200, 30, 66);
        picture(HOA_KHE_CAMERA, 30, START + 2_210, 30, 66);
        run(START + 6_000);
        ProgramFrame first = first(KY_THUONG_CAMERA);
        ProgramFrame second = first(HOA_KHE_CAMERA);
        assertThat(first.key()).isTrue();
        assertThat(first.timeMillis()).isEqualTo(START + 200);
        assertThat(second.key()).isTrue();
        assertThat(second.timeMillis()).isEqualTo(START + 2_210);
        assertThat(only(Kind.VIDEO).stream().filter(f -> f.source() == KY_THUONG_CAMERA && f.data()[1] == 'x'))
                .hasSize(30);
    }

    @Test
    void lipsAndVoiceAreTogetherAfterASwitchThoughTheSourcesLinesDiffer() throws OpusException {
        // Hòa Khê's picture takes 400 ms and its voice 90 ms to arrive; both were captured at the same moment.
        List<byte[]> beep = Tones.opus(1_000, 0.5, 25);
        for (int i = 0; i < 25; i++) {
            wire.add(new Arrival(START + 2_000 + i * 20 + 90, audio(HOA_KHE, i, beep.get(i), START + 2_000)));
        }
        for (FeedPacket packet : frame(HOA_KHE_CAMERA, 0, START + 2_000, true)) {
            wire.add(new Arrival(START + 2_400, packet));
        }
        run(START + 4_000);
        long flash = first(HOA_KHE_CAMERA).timeMillis();
        assertThat(level(flash - 60, flash - 10, 1_000)).isLessThan(0.05);
        assertThat(level(flash + 20, flash + 100, 1_000)).isGreaterThan(0.3);
    }

    @Test
    void aPacketSentAgainWithinTheDelayIsNotMissed() {
        List<FeedPacket> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.addAll(frame(KY_THUONG_CAMERA, i, START + i * 66, i == 0));
        }
        for (int i = 0; i < all.size(); i++) {
            wire.add(new Arrival(all.get(i).captureMillis() + (i == 16 ? 850 : 40), all.get(i)));
        }
        run(START + 4_000);
        assertThat(shown(KY_THUONG_CAMERA)).isEqualTo(20);
        assertThat(core.counter().gaps).isZero();
    }

    @Test
    void anUnrepairedLossLeavesOutEverythingToTheNextKeyFrameAndAsksForOne() {
        for (int i = 0; i < 30; i++) {
            List<FeedPacket> packets = frame(KY_THUONG_CAMERA, i, START + i * 66, i == 0 || i == 20);
            for (int p = 0; p < packets.size(); p++) {
                if (i != 10 || p != 1) {
                    wire.add(new Arrival(packets.get(p).captureMillis() + 40, packets.get(p)));
                }
            }
        }
        run(START + 4_000);
        assertThat(shown(KY_THUONG_CAMERA)).isEqualTo(20);
        assertThat(core.counter().gaps).isEqualTo(1);
        assertThat(asks).isPositive();
        assertThat(only(Kind.VIDEO))
                .filteredOn(f -> f.source() != null && f.data().length < 3)
                .isEmpty();
    }

    @Test
    void aFrameCutShortByASwitchCostsOnlyItself() {
        List<FeedPacket> cut = frame(KY_THUONG_CAMERA, 0, START, true);
        wire.add(new Arrival(START + 10, cut.get(0)));
        wire.add(new Arrival(START + 10, cut.get(1)));
        long sequence = 2;
        for (FeedPacket packet : frame(HOA_KHE_CAMERA, 0, START + 100, true)) {
            wire.add(new Arrival(START + 120, at(packet, sequence++, 9_000)));
        }
        run(START + 2_000);
        assertThat(shown(HOA_KHE_CAMERA)).isEqualTo(1);
        assertThat(core.counter().gaps).isZero();
    }

    @Test
    void thereIsAlwaysAPictureAndNoOldOne() {
        picture(KY_THUONG_CAMERA, 0, START + 1_000, 15, 66);
        run(START + 12_000);
        List<ProgramFrame> video = only(Kind.VIDEO);
        assertThat(video.getFirst().key()).isTrue();
        assertThat(video.getFirst().source()).isNull();
        for (int i = 1; i < video.size(); i++) {
            assertThat(video.get(i).timeMillis() - video.get(i - 1).timeMillis())
                    .isBetween(1L, 1_020L);
        }
        ProgramFrame card = video.stream()
                .filter(f -> f.key() && f.timeMillis() > START + 3_000)
                .findFirst()
                .orElseThrow();
        assertThat(card.source()).isNull();
        assertThat(card.timeMillis()).isBetween(START + 6_500, START + 7_100);
    }

    @Test
    void picturesBuiltOnOneThatTheCardReplacedWaitForAKeyFrame() {
        picture(KY_THUONG_CAMERA, 0, START, 15, 66);
        picture(KY_THUONG_CAMERA, 15, START + 9_000, 5, 66, false);
        picture(KY_THUONG_CAMERA, 20, START + 9_400, 5, 66, true);
        run(START + 12_000);
        assertThat(shown(KY_THUONG_CAMERA)).isEqualTo(20);
        assertThat(asks).isPositive();
    }

    @Test
    void aWantedKeyFrameIsAskedForOnceASecondAndGivenAsACardWhereThereIsNoPicture() {
        run(START + 2_000);
        int before = frames.size();
        core.wantKey();
        run(START + 2_100);
        assertThat(frames.subList(before, frames.size()))
                .anyMatch(f -> f.kind() == Kind.VIDEO && f.key() && f.source() == null);
        assertThat(asks).isZero();
    }

    @Test
    void aLeapOfTheClockIsAHoleAndNotMinutesOfSilence() {
        run(START + 2_000);
        core.advance(START + 3_600_000);
        run(START + 3_601_000);
        assertThat(only(Kind.AUDIO).size()).isLessThan(200);
        assertThat(frames.getLast().timeMillis()).isGreaterThan(START + 3_599_000);
    }

    @Test
    void anyBytesNeverThrow() {
        long seed = 77;
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            byte[] payload = new byte[random.nextInt(60)];
            random.nextBytes(payload);
            boolean video = random.nextBoolean();
            core.handle(
                    new FeedPacket(
                            video ? KY_THUONG_CAMERA : KY_THUONG,
                            1,
                            video ? Codec.VP8 : Codec.OPUS,
                            random.nextInt(4_000),
                            random.nextInt(4_000) * 960L,
                            START + i + random.nextInt(2_000) - 1_000,
                            random.nextBoolean(),
                            payload),
                    START + i);
            core.advance(START + i);
        }
        core.advance(START + 6_000);
        assertThat(only(Kind.AUDIO)).as("seed " + seed).hasSize(250);
    }

    private void run(long until) {
        long from = START
                + 20L * (frames.stream().filter(f -> f.kind() == Kind.AUDIO).count());
        for (long now = from; now <= until; now += 5) {
            while (!wire.isEmpty() && wire.peek().atMillis <= now) {
                core.handle(wire.poll().packet, now);
            }
            core.advance(now);
            if (core.askNow(now)) {
                asks++;
            }
        }
    }

    private void voice(SourceId source, double hertz, double amplitude, long at, int count, int lineMillis)
            throws OpusException {
        List<byte[]> tone = Tones.opus(hertz, amplitude, count);
        for (int i = 0; i < count; i++) {
            wire.add(new Arrival(at + i * 20.0 + lineMillis, audio(source, i, tone.get(i), at)));
        }
    }

    private static FeedPacket audio(SourceId source, int index, byte[] data, long at) {
        return new FeedPacket(source, 1, Codec.OPUS, 500 + index, 77_000 + index * 960L, at + index * 20.0, true, data);
    }

    private void picture(SourceId source, int firstFrame, long at, int count, int every) {
        picture(source, firstFrame, at, count, every, true);
    }

    private void picture(SourceId source, int firstFrame, long at, int count, int every, boolean key) {
        for (int i = 0; i < count; i++) {
            for (FeedPacket packet : frame(source, firstFrame + i, at + (long) i * every, key && i == 0)) {
                wire.add(new Arrival(packet.captureMillis() + 50, packet));
            }
        }
    }

    /** A frame of three packets, its first byte as RFC 6386 has it, the rest marks. */
    private static List<FeedPacket> frame(SourceId source, int index, long at, boolean key) {
        List<FeedPacket> packets = new ArrayList<>();
        for (int p = 0; p < 3; p++) {
            byte[] data = {(byte) (p == 0 ? 0x90 : 0x80), (byte) 0x80, 5, (byte) (key ? 0 : 1), 'x', 'x', 'x'};
            packets.add(new FeedPacket(source, 1, Codec.VP8, index * 3L + p, index * 6_000L, at, p == 2, data));
        }
        return packets;
    }

    private static FeedPacket at(FeedPacket packet, long sequence, long timestamp) {
        return new FeedPacket(
                packet.source(),
                1,
                Codec.VP8,
                sequence,
                timestamp,
                packet.captureMillis(),
                packet.marker(),
                packet.payload());
    }

    private ProgramFrame first(SourceId source) {
        return frames.stream()
                .filter(f -> source.equals(f.source()))
                .findFirst()
                .orElseThrow();
    }

    private long shown(SourceId source) {
        return frames.stream()
                .filter(f -> source.equals(f.source()) && f.data()[1] == 'x')
                .count();
    }

    private List<ProgramFrame> only(Kind kind) {
        return frames.stream().filter(f -> f.kind() == kind).toList();
    }

    private short[] decoded() throws OpusException {
        return Tones.decode(only(Kind.AUDIO).stream().map(ProgramFrame::data).toList());
    }

    private double level(long fromMillis, long toMillis, double hertz) throws OpusException {
        long begin = only(Kind.AUDIO).getFirst().timeMillis();
        return Tones.level(decoded(), (int) (fromMillis - begin) * 48, (int) (toMillis - begin) * 48, hertz);
    }
}
