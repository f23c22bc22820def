package vn.giaoban.media.mix;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.mix.ProgramFrame.Kind;

/**
 * The program feed without thread or clock. It runs a fixed delay behind the server's clock, in steps of 20 ms: each
 * step gives the pictures captured in it and one packet of sound, silence included, so that neither track has a hole.
 *
 * <p>A picture older than a second is shown again; one older than five gives way to a plain card, because the voice is
 * by then likely another site's.
 */
final class ProgramCore {
    static final int STEP_MILLIS = 20;
    private static final int SAMPLES_PER_MILLI = 48;
    private static final int BIT_RATE = 40_000;
    private static final long REPEAT_AFTER = 1_000;
    private static final long CARD_AFTER = 5_000;
    private static final long ASK_EVERY = 1_000;
    private static final double FORGET_AFTER = 30_000;

    /** A jump of the clock is a hole in the program, not minutes of silence encoded at once. */
    private static final long MOST_CATCHING_UP = 5_000;

    /** A capture time this far from the arrival is a clock that cannot be believed. */
    private static final double MOST_SKEW = 5_000;

    private final int delayMillis;
    private final ProgramSink sink;
    private final Counter counter = new Counter();
    private final VideoLane video = new VideoLane(counter);
    private final Map<SourceId, VoiceLane> voices = new HashMap<>();
    private final MixBus bus = new MixBus();
    private final OpusEncoder encoder = encoder();
    private final short[] pcm = new short[MixBus.FRAME];
    private final byte[] packet = new byte[1_500];
    private final long begin;
    private long time;

    private byte @Nullable [] picture;
    private @Nullable SourceId pictureSource;
    private boolean card;
    private long lastPicture = Long.MIN_VALUE / 2;
    private long lastReal = Long.MIN_VALUE / 2;
    private double lastVideoPacket = Double.NEGATIVE_INFINITY;
    private double lastAsk = Double.NEGATIVE_INFINITY;
    private boolean keyWanted;

    ProgramCore(long nowMillis, int delayMillis, ProgramSink sink) {
        this.delayMillis = delayMillis;
        this.sink = sink;
        this.begin = nowMillis;
        this.time = begin;
    }

    Counter counter() {
        return counter;
    }

    void handle(FeedPacket packet, double nowMillis) {
        counter.packets++;
        double captured = Math.abs(packet.captureMillis() - nowMillis) > MOST_SKEW ? nowMillis : packet.captureMillis();
        switch (packet.codec()) {
            case VP8 -> {
                lastVideoPacket = nowMillis;
                video.add(packet, captured);
            }
            case OPUS -> {
                long place = Math.round((captured - begin) * SAMPLES_PER_MILLI);
                voices.computeIfAbsent(packet.source(), source -> new VoiceLane(counter))
                        .add(packet, place, nowMillis);
            }
            case H264 -> counter.broken++;
        }
    }

    /** A key frame is wanted, for a new segment. */
    void wantKey() {
        keyWanted = true;
    }

    /** Whether the source on stage must be asked for a key frame now; true at most once a second. */
    boolean askNow(double nowMillis) {
        boolean flowing = nowMillis - lastVideoPacket < ASK_EVERY;
        boolean wanted = video.takeAsk() | (keyWanted && !card) | (video.searching() && flowing);
        if (!wanted || nowMillis - lastAsk < ASK_EVERY) {
            return false;
        }
        lastAsk = nowMillis;
        counter.keyAsks++;
        return true;
    }

    /** When {@link #advance} has something to do again. */
    long nextMillis() {
        return time + STEP_MILLIS + delayMillis;
    }

    void advance(long nowMillis) {
        long behind = nowMillis - delayMillis - time;
        if (behind > MOST_CATCHING_UP) {
            time += behind / STEP_MILLIS * STEP_MILLIS;
            bus.skipTo((time - begin) * SAMPLES_PER_MILLI);
        }
        while (nextMillis() <= nowMillis) {
            step();
        }
    }

    private void step() {
        long end = time + STEP_MILLIS;
        sound();
        video.release(end, this::show);
        fill();
        time = end;
        voices.values().removeIf(voice -> time - voice.lastHeard() > FORGET_AFTER);
    }

    private void sound() {
        for (VoiceLane voice : voices.values()) {
            voice.lay(bus, bus.start() + MixBus.FRAME);
        }
        bus.take(pcm);
        try {
            int length = encoder.encode(pcm, 0, MixBus.FRAME, packet, 0, packet.length);
            sink.frame(new ProgramFrame(Kind.AUDIO, time, true, Arrays.copyOf(packet, length), null));
        } catch (OpusException e) {
            throw new IllegalStateException(e);
        }
    }

    private void show(VideoLane.Frame frame) {
        if (card && !frame.key()) {
            // The card took the place of the pictures this one is built on.
            video.restart();
            return;
        }
        if (frame.key()) {
            picture = frame.data();
            keyWanted = false;
        }
        card = false;
        pictureSource = frame.source();
        lastReal = time;
        emit((long) frame.timeMillis(), frame.key(), frame.data());
    }

    private void fill() {
        boolean stale = time - lastReal >= CARD_AFTER || picture == null;
        if (stale && (!card || keyWanted)) {
            picture = StillPicture.card();
            pictureSource = null;
            card = true;
            keyWanted = false;
            emit(time, true, picture);
        } else if (picture != null && time - lastPicture >= REPEAT_AFTER) {
            emit(time, false, StillPicture.repeat(picture));
        }
    }

    private void emit(long at, boolean key, byte[] data) {
        long shown = Math.max(Math.max(at, time), lastPicture + 1);
        lastPicture = shown;
        counter.videoFrames++;
        sink.frame(new ProgramFrame(Kind.VIDEO, shown, key, data, pictureSource));
    }

    private static OpusEncoder encoder() {
        try {
            OpusEncoder encoder = new OpusEncoder(48_000, 1, OpusApplication.OPUS_APPLICATION_AUDIO);
            encoder.setBitrate(BIT_RATE);
            encoder.setComplexity(5);
            return encoder;
        } catch (OpusException e) {
            throw new IllegalStateException(e);
        }
    }
}
