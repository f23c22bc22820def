package vn.giaoban.room.sip.media;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.sip.audio.VoiceCodec;
import vn.giaoban.room.sip.audio.VoiceCoder;
import vn.giaoban.room.sip.sdp.Leg;

/**
 * What all rooms of a conference hear that are not heard themselves: the same, so it is decoded and mixed once for all of
 * them, and coded once for every codec among them. Confined to the loop.
 */
final class SharedSound {
    private final RoomMix mix = new RoomMix();
    private final short[] pcm = new short[VoiceCodec.FRAME];
    private final Map<Leg.Voice, Coded> coded = new EnumMap<>(Leg.Voice.class);
    private @Nullable Object lead;
    private long round = Long.MIN_VALUE;

    private static final class Coded {
        final VoiceCoder coder;
        byte[] payload = {};
        long round = Long.MIN_VALUE;

        Coded(Leg.Voice voice) {
            coder = VoiceCodec.coder(voice);
        }
    }

    /** A packet as one listener gets it. The first listener's are taken: all get the same. */
    void voice(Object listener, int stream, int sequence, byte[] opus) {
        if (lead == null) {
            lead = listener;
            mix.forget();
        }
        if (listener == lead) {
            mix.voice(stream, sequence, opus);
        }
    }

    /** A listener has gone, or is heard itself from now on. */
    void leave(Object listener) {
        if (listener == lead) {
            lead = null;
        }
    }

    /** The 20 ms of this round; the caller must not change them. */
    short[] pcm(long now) {
        if (now != round) {
            round = now;
            mix.take(pcm);
        }
        return pcm;
    }

    /** The same, coded. */
    byte[] coded(Leg.Voice voice, long now) {
        Coded known = coded.computeIfAbsent(voice, Coded::new);
        if (known.round != now) {
            known.round = now;
            known.payload = known.coder.encode(pcm(now));
        }
        return known.payload;
    }
}
