package vn.giaoban.room.sip.audio;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * Turns a sender's packets into 20 ms of sound every 20 ms. It waits until a little is there, puts packets in order,
 * makes up what is lost, and keeps step with a sender whose clock runs faster or slower than ours: what piles up is
 * shortened by one frame, what is about to run dry is stretched by one, and what runs dry begins to wait again. Fed and emptied by one thread.
 */
public final class JitterBuffer {
    /** Packets that wait before sound begins: 60 ms. */
    private static final int AIM = 3;

    private static final int MOST = 50;
    /** How long the least depth is watched before it counts as a pile: 2 s. */
    private static final int WATCHED = 100;

    private static final int PILE = 2;
    /** So few that the next late packet would be missed. */
    private static final int FEW = 1;

    private static final int MOST_CONCEALED = 5;
    private static final int NEW_BEGINNING = 3_000;

    private final VoiceDecoder codec;
    private final TreeMap<Long, byte[]> waiting = new TreeMap<>();
    private final short[] decoded = new short[VoiceCodec.LONGEST];
    private final short[] line = new short[VoiceCodec.LONGEST + 2 * VoiceCodec.FRAME];
    private int ready;
    private long next = -1;
    private long highest = -1;
    private boolean playing;
    private int concealing;
    private int watched;
    private int least = Integer.MAX_VALUE;
    private long received;
    private long lost;
    private long dropped;
    private long dry;

    public JitterBuffer(VoiceDecoder codec) {
        this.codec = codec;
    }

    /** Takes a packet; its sequence number has 16 bits. */
    public void add(int sequence16, byte[] payload) {
        long sequence = highest < 0 ? 0x10000L + sequence16 : highest + (short) (sequence16 - (int) highest);
        if (highest >= 0 && Math.abs(sequence - highest) > NEW_BEGINNING) {
            waiting.clear();
            next = -1;
            playing = false;
            sequence = 0x10000L + sequence16;
            highest = sequence;
        }
        highest = Math.max(highest, sequence);
        received++;
        if (next >= 0 && sequence < next) {
            dropped++;
            return;
        }
        waiting.put(sequence, payload);
        if (waiting.size() > MOST) {
            waiting.pollFirstEntry();
            dropped++;
        }
    }

    /** Gives the next 20 ms; false when nobody speaks and {@code pcm} was left as it was. */
    public boolean take(short[] pcm) {
        if (!playing && waiting.size() >= AIM) {
            playing = true;
            next = waiting.firstKey();
            watched = 0;
            least = Integer.MAX_VALUE;
        }
        if (!playing) {
            return false;
        }
        keepStep();
        while (ready < VoiceCodec.FRAME) {
            if (!fill()) {
                playing = false;
                dry++;
                ready = 0;
                return false;
            }
        }
        System.arraycopy(line, 0, pcm, 0, VoiceCodec.FRAME);
        ready -= VoiceCodec.FRAME;
        System.arraycopy(line, VoiceCodec.FRAME, line, 0, ready);
        return true;
    }

    /** Lets 20 ms pass that nobody hears. */
    public void skip() {
        while (waiting.size() > AIM) {
            waiting.pollFirstEntry();
        }
        playing = false;
        ready = 0;
    }

    /** Plays one packet, or makes one up for a hole; false when there is nothing. */
    private boolean fill() {
        byte[] packet = waiting.remove(next);
        if (packet != null) {
            concealing = 0;
            next++;
            append(decoded, codec.decode(packet, decoded));
            return true;
        }
        if (waiting.isEmpty()) {
            return false;
        }
        if (++concealing > MOST_CONCEALED) {
            next = waiting.firstKey();
            concealing = 0;
            return true;
        }
        lost++;
        next++;
        codec.conceal(decoded);
        append(decoded, VoiceCodec.FRAME);
        return true;
    }

    private void append(short[] pcm, int count) {
        int room = Math.min(count, line.length - ready);
        System.arraycopy(pcm, 0, line, ready, room);
        ready += room;
    }

    /** Leaves a packet out when for two seconds more was waiting than is needed, and makes one up when it was too few. */
    private void keepStep() {
        least = Math.min(least, waiting.size());
        if (++watched < WATCHED) {
            return;
        }
        if (least > AIM + PILE) {
            waiting.pollFirstEntry();
            next = waiting.firstKey();
            dropped++;
        } else if (least <= FEW && ready < VoiceCodec.FRAME) {
            codec.conceal(decoded);
            append(decoded, VoiceCodec.FRAME);
        }
        watched = 0;
        least = Integer.MAX_VALUE;
    }

    /** Begins anew, for another sender. */
    public void clear() {
        waiting.clear();
        Arrays.fill(line, (short) 0);
        ready = 0;
        next = -1;
        highest = -1;
        playing = false;
    }

    public Counts counts() {
        return new Counts(received, lost, dropped, dry, waiting.size());
    }

    /**
     * What has happened so far.
     *
     * @param lost packets that never came in time
     * @param dropped packets that came too late, or were left out to keep step
     * @param dry how often nothing was left to play
     * @param waiting packets that wait now
     */
    public record Counts(long received, long lost, long dropped, long dry, int waiting) {}
}
