package vn.giaoban.media;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens in the media plane. */
public sealed interface MediaEvent {
    /** ICE and DTLS are up: the peer sends and receives. */
    record Connected(PeerId peer) implements MediaEvent {}

    /** Consent expired or DTLS closed: nothing arrives from the peer any more. */
    record Lost(PeerId peer, String reason) implements MediaEvent {}

    /** The number that labels a source's packets (CSRC) at every receiver of the room. */
    record SourceNumbered(RoomId room, SourceId source, int number) implements MediaEvent {}

    /** First packets of a source arrived, or none has for two seconds though it was asked to send. */
    record SourceFlowing(SourceId source, boolean flowing) implements MediaEvent {}

    /** What the peer must send now; everything else stays silent. {@code rids} are the camera layers wanted. */
    record EncodingsWanted(PeerId peer, boolean microphone, List<String> rids, boolean screen) implements MediaEvent {}

    /** The peer must send this picture in that codec from now on; nothing is negotiated for it. */
    record CodecWanted(SourceId source, FeedPacket.Codec codec) implements MediaEvent {}

    /** A leg's answer is another now; the client repeats its offer and takes it. Only where the driver says it may come. */
    record Answered(Leg leg, String sdp) implements MediaEvent {}

    /** Who speaks, of those who may be heard: the loudest, chosen calmly; null for nobody. */
    record Speaking(RoomId room, @Nullable SourceId source) implements MediaEvent {}

    /** A video slot shows another source now (its key frame was sent), or nothing. */
    record SlotShows(PeerId receiver, Slot slot, @Nullable SourceId source) implements MediaEvent {}

    /** Loudness by microphone, 0 (silence) to 127, at most five times a second per room. */
    record Levels(RoomId room, Map<PeerId, Integer> levels) implements MediaEvent {}

    /**
     * What a peer's line did over the last five seconds.
     *
     * @param up what it sends, by our counts
     * @param down what it is sent, by its receiver reports
     * @param roundTripMillis by its receiver reports; 0 while there is none
     * @param carries bits per second that the line is thought to carry towards the peer
     * @param stageHeight the layer on its stage, in pixels; 0 for none
     */
    record Stats(PeerId peer, Flow up, Flow down, int roundTripMillis, long carries, int stageHeight)
            implements MediaEvent {}

    /**
     * One direction of a line.
     *
     * @param loss parts of 1, before anything was sent again
     * @param jitterMillis the worst stream's (RFC 3550 6.4.1)
     * @param bits per second
     * @param asked packets that the receiving side asked for again (NACK)
     * @param keyFrames how often the receiving side asked for a key frame
     */
    record Flow(double loss, int jitterMillis, long bits, int asked, int keyFrames) {}
}
