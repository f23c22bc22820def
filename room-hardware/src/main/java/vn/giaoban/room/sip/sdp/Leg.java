package vn.giaoban.room.sip.sdp;

import java.net.InetSocketAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One medium as agreed between the room and us. */
public sealed interface Leg {
    /** Where the room wants its packets; null when its address says nothing, and only its packets will tell. */
    @Nullable
    InetSocketAddress remote();

    /** Whether RTCP goes to and comes from the same port (RFC 5761). */
    boolean rtcpMux();

    /** Null for plain RTP. */
    @Nullable
    Keys keys();

    /** Whether we may send. */
    boolean sends();

    /** What we seal with and what we open with. */
    record Keys(Sdes ours, Sdes theirs) {}

    /**
     * Sound.
     *
     * @param dtmfTypes payload types of RFC 4733 events that may come
     * @param sends whether we may send
     * @param receives whether the room sends
     * @param packetMillis of what we send
     */
    record Audio(
            Voice voice,
            int payloadType,
            Set<Integer> dtmfTypes,
            @Nullable InetSocketAddress remote,
            boolean rtcpMux,
            boolean sends,
            boolean receives,
            int packetMillis,
            @Nullable Keys keys)
            implements Leg {
        public Audio {
            dtmfTypes = Set.copyOf(dtmfTypes);
        }
    }

    /**
     * H.264 (RFC 6184).
     *
     * @param fragments whether packetization-mode 1 was agreed, so that FU-A may be sent
     * @param pictureLoss whether the room takes PLI (RFC 4585)
     * @param fullIntra whether the room takes FIR (RFC 5104)
     * @param profileLevel what the room's decoder is, as profile-level-id says; "" when it does not
     * @param maxFrame the macroblocks that it takes in a picture, 0 when it does not say
     * @param most the bits a second that it takes, 0 when it does not say
     */
    record Video(
            int payloadType,
            boolean fragments,
            @Nullable InetSocketAddress remote,
            boolean rtcpMux,
            boolean sends,
            boolean receives,
            boolean pictureLoss,
            boolean fullIntra,
            String profileLevel,
            int maxFrame,
            long most,
            @Nullable Keys keys)
            implements Leg {}

    /** Far-end camera control: H.224 (RFC 4573). */
    record Far(
            int payloadType,
            @Nullable InetSocketAddress remote,
            boolean rtcpMux,
            boolean sends,
            boolean receives,
            @Nullable Keys keys)
            implements Leg {}

    /** The codecs of sound, the preferred first. */
    enum Voice {
        OPUS("opus", 48_000, 2),
        G722("G722", 8_000, 1),
        PCMA("PCMA", 8_000, 1),
        PCMU("PCMU", 8_000, 1);

        final String encoding;
        /** Of RTP timestamps; G.722's is 8,000 although it samples at 16,000 (RFC 3551, 4.5.2). */
        public final int clock;

        final int channels;

        Voice(String encoding, int clock, int channels) {
            this.encoding = encoding;
            this.clock = clock;
            this.channels = channels;
        }
    }
}
