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

    /** A video slot shows another source now (its key frame was sent), or nothing. */
    record SlotShows(PeerId receiver, Slot slot, @Nullable SourceId source) implements MediaEvent {}

    /** Loudness by microphone, 0 (silence) to 127, at most five times a second per room. */
    record Levels(RoomId room, Map<PeerId, Integer> levels) implements MediaEvent {}

    /** The quality of a peer's line over the last five seconds; loss as parts of 1, round trip in milliseconds. */
    record Quality(PeerId peer, double lossUp, double lossDown, int roundTripMillis, long bitsUp, long bitsDown)
            implements MediaEvent {}
}
