package vn.giaoban.room.sip.media;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import vn.giaoban.room.sip.audio.ComfortNoise;
import vn.giaoban.room.sip.audio.JitterBuffer;
import vn.giaoban.room.sip.audio.OpusHearing;
import vn.giaoban.room.sip.audio.VoiceCodec;

/**
 * What one room hears: the conference's voices, each out of its own buffer, and over them what is said to the room
 * alone. The room's own voice is not among them, because the media server never sends it here.
 */
final class RoomMix {
    /** Streams are few: the slots of one peer. */
    private static final int MOST_STREAMS = 8;

    private static final int CEILING = 30_000;
    /** The conference under a prompt. */
    private static final int DUCKED = 4;

    private final Map<Integer, JitterBuffer> streams = new HashMap<>();
    private final ArrayDeque<short[]> prompts = new ArrayDeque<>();
    private final ComfortNoise noise = new ComfortNoise();
    private final int[] sum = new int[VoiceCodec.FRAME];
    private final short[] frame = new short[VoiceCodec.FRAME];
    private int played;

    void voice(int stream, int sequence, byte[] opus) {
        JitterBuffer buffer = streams.get(stream);
        if (buffer == null && streams.size() < MOST_STREAMS) {
            buffer = new JitterBuffer(new OpusHearing());
            streams.put(stream, buffer);
        }
        if (buffer != null) {
            buffer.add(sequence, opus);
        }
    }

    /** Says this after what is being said. */
    void say(short[] pcm) {
        prompts.add(pcm);
    }

    void hush() {
        prompts.clear();
        played = 0;
    }

    boolean saying() {
        return !prompts.isEmpty();
    }

    /** Another connection's streams begin. */
    void forget() {
        streams.clear();
    }

    /** The next 20 ms. */
    void take(short[] out) {
        voices();
        finish(out);
    }

    /** The next 20 ms of what is said to this room alone, over what it hears with others. */
    void takeOver(short[] shared, short[] out) {
        for (int i = 0; i < VoiceCodec.FRAME; i++) {
            sum[i] = shared[i] / DUCKED;
        }
        finish(out);
    }

    private void voices() {
        Arrays.fill(sum, 0);
        for (JitterBuffer buffer : streams.values()) {
            if (buffer.take(frame)) {
                int divisor = saying() ? DUCKED : 1;
                for (int i = 0; i < VoiceCodec.FRAME; i++) {
                    sum[i] += frame[i] / divisor;
                }
            }
        }
    }

    private void finish(short[] out) {
        short[] prompt = prompts.peek();
        if (prompt != null) {
            int count = Math.min(VoiceCodec.FRAME, prompt.length - played);
            for (int i = 0; i < count; i++) {
                sum[i] += prompt[played + i];
            }
            played += count;
            if (played >= prompt.length) {
                prompts.poll();
                played = 0;
            }
        }
        noise.add(sum);
        int peak = 0;
        for (int value : sum) {
            peak = Math.max(peak, Math.abs(value));
        }
        float gain = peak > CEILING ? (float) CEILING / peak : 1;
        for (int i = 0; i < VoiceCodec.FRAME; i++) {
            out[i] = (short) (sum[i] * gain);
        }
    }
}
