package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.rtp.Ntp;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.media.rtp.Vp8Descriptor;

/** One received stream: a microphone, or one layer of a picture. */
final class Track {
    private static final long FLOWING_NANOS = 1_500_000_000L;
    private static final long KEY_FRAME_NANOS = 1_000_000_000L;
    private static final int AUDIO_RING = 128;
    /** Opus of up to 100 kbit/s; a room has hundreds of microphones. */
    private static final int AUDIO_PAYLOAD = 256;

    private static final int VIDEO_RING = 1024;

    final Publication publication;
    final Connection connection;
    final String rid;
    final int ssrc;
    final boolean video;
    final SourceClock clock;
    final Reception reception;
    final MissingPackets missing = new MissingPackets();
    final PacketRing ring;
    /** Who is shown this stream or waits for its key frame. */
    final List<SlotStream> watchers = new ArrayList<>();

    /** How many of a voice's arrivals the program feed has had. */
    long fed;

    /** Of the newest packet. */
    FeedPacket.Codec codec;

    private final ParameterSets parameters = new ParameterSets();
    private final int captureTimeId;
    private final int nominalHeight;
    private int height;
    private int temporalLayers = 1;
    private long lastPacketAt = Long.MIN_VALUE / 2;
    private long keyFrameAskedAt = Long.MIN_VALUE / 2;
    private boolean keyFrameNeeded;
    private long keyFrameSequence = -1;

    Track(Publication publication, Connection connection, String rid, int ssrc, int captureTimeId, int nominalHeight) {
        this.publication = publication;
        this.connection = connection;
        this.rid = rid;
        this.ssrc = ssrc;
        this.video = publication.video();
        this.codec = video ? FeedPacket.Codec.VP8 : FeedPacket.Codec.OPUS;
        int rate = video ? 90_000 : 48_000;
        this.captureTimeId = captureTimeId;
        this.clock = new SourceClock(rate, connection.peerClock);
        this.reception = new Reception(ssrc, rate);
        this.ring = video
                ? new PacketRing(VIDEO_RING, StoredPacket.MAX_PAYLOAD)
                : new PacketRing(AUDIO_RING, AUDIO_PAYLOAD);
        this.nominalHeight = nominalHeight;
        this.height = nominalHeight;
    }

    /** Takes a packet in: its payload is at {@code from}. Returns false when it is a duplicate, too old or too large. */
    boolean take(
            RtpPacket packet,
            int sequence16,
            int from,
            int size,
            FeedPacket.Codec codec,
            boolean store,
            Vp8Descriptor vp8,
            long nowNanos) {
        long before = reception.highest();
        boolean first = !reception.started();
        long sequence = reception.sequence(sequence16);
        long timestamp = reception.timestamp(packet.timestamp());
        reception.packet(sequence, timestamp, size, nowNanos);
        clock.packet(timestamp, nowNanos);
        long captured = packet.captureTime(captureTimeId);
        if (captured != 0) {
            clock.told(Ntp.toNanos(captured), timestamp, nowNanos);
        }
        if (!first && video && !missing.arrived(sequence, before, nowNanos)) {
            keyFrameNeeded = true;
        }
        StoredPacket place = store && size <= StoredPacket.MAX_PAYLOAD ? ring.place(sequence) : null;
        if (place == null) {
            return false;
        }
        place.fill(packet, from, size, sequence, timestamp, codec, vp8, nowNanos);
        place.quiet = !video && publication.loudness().quiet();
        if (place.parameters) {
            parameters.see(place.payload, place.length);
        }
        if (video && place.temporal >= temporalLayers) {
            temporalLayers = place.temporal + 1;
        } else if (temporalLayers > 1 && codec != FeedPacket.Codec.VP8) {
            temporalLayers = 1;
        }
        if (place.keyFrame && video) {
            keyFrameNeeded = false;
            keyFrameSequence = Math.max(keyFrameSequence, sequence);
            if (place.height > 0) {
                height = place.height;
            }
        }
        return true;
    }

    /** Notes that a packet came; true when the stream was not flowing before. */
    boolean touch(long nowNanos) {
        boolean began = !flowing(nowNanos);
        lastPacketAt = nowNanos;
        return began;
    }

    boolean flowing(long nowNanos) {
        return nowNanos - lastPacketAt < FLOWING_NANOS;
    }

    /** Whether it is a smaller layer than the one for a height. */
    boolean below(int wanted) {
        return nominalHeight < wanted;
    }

    int temporalLayers() {
        return temporalLayers;
    }

    int height() {
        return height;
    }

    void needKeyFrame() {
        keyFrameNeeded = video;
    }

    /** The first packet here of the picture that a packet belongs to. */
    StoredPacket beginning(StoredPacket packet) {
        StoredPacket first = packet;
        for (StoredPacket before = packet; before != null && before.timestamp == packet.timestamp; ) {
            first = before;
            before = ring.get(before.sequence - 1);
        }
        return first;
    }

    /** What a decoder needs to know before a key frame and is not told from its beginning on; null when nothing is. */
    @Nullable
    StoredPacket preface(StoredPacket first, StoredPacket key) {
        byte[] payload = key.codec == FeedPacket.Codec.H264 && !told(first, key) ? parameters.payload() : null;
        return payload == null ? null : StoredPacket.before(first, payload);
    }

    private boolean told(StoredPacket first, StoredPacket key) {
        for (long s = first.sequence; s <= key.sequence; s++) {
            StoredPacket packet = ring.get(s);
            if (packet != null && packet.parameters) {
                return true;
            }
        }
        return false;
    }

    /** True at most once a second while a key frame is needed: then a PLI is to be sent. */
    boolean asksForKeyFrame(long nowNanos) {
        if (!keyFrameNeeded || nowNanos - keyFrameAskedAt < KEY_FRAME_NANOS || !flowing(nowNanos)) {
            return false;
        }
        keyFrameAskedAt = nowNanos;
        return true;
    }

    /**
     * The sequence of a key frame from which everything up to now is in the ring, not older than {@code maxAge}; -1 when
     * there is none. From there a new viewer can be fed at once (the burst is what came since).
     */
    long recentKeyFrame(long nowNanos, long maxAge) {
        StoredPacket key = keyFrameSequence < 0 ? null : ring.get(keyFrameSequence);
        if (key == null || nowNanos - key.arrivalNanos > maxAge) {
            return -1;
        }
        for (long s = keyFrameSequence; s <= reception.highest(); s++) {
            if (ring.get(s) == null) {
                return -1;
            }
        }
        return keyFrameSequence;
    }
}
