package vn.giaoban.room.sip.media;

import java.net.InetSocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.peer.BridgePeer;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.room.sip.audio.InbandDigits;
import vn.giaoban.room.sip.audio.JitterBuffer;
import vn.giaoban.room.sip.audio.Loudness;
import vn.giaoban.room.sip.audio.OpusCoder;
import vn.giaoban.room.sip.audio.TelephoneEvents;
import vn.giaoban.room.sip.audio.VoiceCodec;
import vn.giaoban.room.sip.sdp.Leg;

/** The sound of one call, 20 ms each way at a time, and the keys pressed in it. Confined to the loop. */
final class Sound {
    /** Softer than this is no speech: RFC 6464's level. */
    private static final int SPEECH = 55;

    private final Line line;
    private final MediaListener listener;
    private final RoomMix mix = new RoomMix();
    private final TelephoneEvents events = new TelephoneEvents();
    private @Nullable OpusCoder toConference;
    private final short[] pcm = new short[VoiceCodec.FRAME];
    private volatile Leg.@Nullable Audio leg;
    private @Nullable VoiceCodec codec;
    private @Nullable JitterBuffer fromRoom;
    private @Nullable InbandDigits ear;
    private long timestamp;
    private boolean speaks;
    private boolean events4733;
    private boolean saying;
    private @Nullable SharedSound shared;

    Sound(Line line, MediaListener listener, long firstTimestamp) {
        this.line = line;
        this.listener = listener;
        this.timestamp = firstTimestamp;
    }

    void agreed(Leg.Audio now) {
        Leg.Audio before = leg;
        leg = now;
        line.agreed(now);
        if (before == null || before.voice() != now.voice() || codec == null) {
            VoiceCodec fresh = VoiceCodec.of(now.voice());
            codec = fresh;
            fromRoom = new JitterBuffer(fresh);
            ear = new InbandDigits(now.voice());
            toConference = OpusCoder.after(now.voice());
        }
    }

    Leg.@Nullable Audio leg() {
        return leg;
    }

    Line line() {
        return line;
    }

    void say(short[] prompt) {
        saying = true;
        mix.say(prompt);
    }

    void hush() {
        mix.hush();
    }

    /** Whether the conference wants the room's voice: then it hears what others do, but for itself. */
    void wanted(boolean microphone) {
        if (microphone != speaks) {
            mix.forget();
            if (shared != null) {
                shared.leave(this);
            }
        }
        speaks = microphone;
    }

    void join(SharedSound all) {
        shared = all;
    }

    /** The room is in no conference any more. */
    void forget() {
        speaks = false;
        mix.forget();
        if (shared != null) {
            shared.leave(this);
        }
        shared = null;
    }

    /** A packet of the room. */
    void room(byte[] b, int length, InetSocketAddress from, long now) {
        RtpPacket packet = line.open(b, length, from, now);
        Leg.Audio agreed = leg;
        if (packet == null || agreed == null || fromRoom == null) {
            return;
        }
        byte[] payload = Arrays.copyOfRange(b, packet.payloadOffset(), packet.payloadOffset() + packet.payloadLength());
        if (agreed.dtmfTypes().contains(packet.payloadType())) {
            events4733 = true;
            Character digit = events.packet(payload, packet.timestamp());
            if (digit != null) {
                listener.digit(digit);
            }
        } else if (packet.payloadType() == agreed.payloadType()) {
            if (!events4733 && ear != null) {
                ear.packet(payload, listener::digit);
            }
            fromRoom.add(packet.sequence(), payload);
        }
    }

    /** A packet of a voice in the conference. */
    void conference(int stream, int sequence, byte[] opus) {
        SharedSound all = shared;
        if (all != null && !speaks) {
            all.voice(this, stream, sequence, opus);
        } else {
            mix.voice(stream, sequence, opus);
        }
    }

    /** The next 20 ms both ways. */
    void frame(long now, long ntp, @Nullable BridgePeer peer) {
        Leg.Audio agreed = leg;
        VoiceCodec coder = codec;
        if (agreed == null || coder == null || fromRoom == null) {
            return;
        }
        fromRoom(fromRoom, peer);
        timestamp += coder.ticks();
        line.send(agreed.payloadType(), toRoom(agreed, coder, now), timestamp, false);
        if (saying && !mix.saying()) {
            saying = false;
            listener.said();
        }
        line.report(now, ntp, timestamp);
    }

    private byte[] toRoom(Leg.Audio agreed, VoiceCodec coder, long now) {
        SharedSound all = shared;
        if (all != null && !speaks && !mix.saying()) {
            return all.coded(agreed.voice(), now);
        }
        if (all != null && !speaks) {
            mix.takeOver(all.pcm(now), pcm);
        } else {
            mix.take(pcm);
        }
        return coder.encode(pcm);
    }

    private void fromRoom(JitterBuffer buffer, @Nullable BridgePeer to) {
        OpusCoder conference = toConference;
        if (!speaks || to == null || conference == null) {
            buffer.skip();
            if (to != null) {
                to.pause();
            }
            return;
        }
        if (!buffer.take(pcm)) {
            Arrays.fill(pcm, (short) 0);
        }
        int level = Loudness.level(pcm);
        to.voice(conference.encode(pcm), level, level < SPEECH);
    }
}
