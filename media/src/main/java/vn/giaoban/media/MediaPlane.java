package vn.giaoban.media;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Brings the pictures and voices of one meeting's peers to each other.
 *
 * <p>A peer makes one offer and gets one answer for the whole meeting ({@link #plan} says beforehand what to offer). Who
 * is in which slot afterwards changes by {@link #assign}, never by SDP. Every method returns at once and may be called
 * from any thread; effects follow in the order of the calls. What happens is told to the {@link MediaListener}.
 */
public interface MediaPlane extends AutoCloseable {

    Capabilities capabilities();

    /** What a peer of this kind is to offer. Goes to the client before it offers. */
    Plan plan(PeerProfile profile);

    /**
     * Takes a peer in, or takes it in again with a new connection.
     *
     * @return the SDP answer; completes exceptionally with {@link BadOffer} when the offer cannot be used
     */
    CompletableFuture<String> admit(RoomId room, PeerId peer, PeerProfile profile, String offer);

    /** The same for one of several peer connections; a driver that has {@link Capabilities.Legs#ONE} knows the first only. */
    default CompletableFuture<String> admit(RoomId room, Leg leg, PeerProfile profile, String offer) {
        return leg.index() == 0 ? admit(room, leg.peer(), profile, offer) : unknown(leg);
    }

    /** ICE restart: the same sections, sources and keys, new ICE credentials. Errors as in {@link #admit}. */
    CompletableFuture<String> restart(PeerId peer, String offer);

    /** The same for one of several peer connections. */
    default CompletableFuture<String> restart(Leg leg, String offer) {
        return leg.index() == 0 ? restart(leg.peer(), offer) : unknown(leg);
    }

    private static CompletableFuture<String> unknown(Leg leg) {
        return CompletableFuture.failedFuture(new BadOffer("leg-unknown", Integer.toString(leg.index())));
    }

    /** Forgets a peer and everything it sends. Unknown peers are ignored. */
    void drop(PeerId peer);

    /** Puts sources into slots; later entries win. A slot keeps what it had until the new source's key frame. */
    void assign(List<Assignment> assignments);

    /** Who may be heard in the room. Enforced before anything is forwarded or mixed. */
    void audible(RoomId room, Audible audible);

    /**
     * Asks for a source's picture in this codec from now on ({@link MediaEvent.CodecWanted}); a source that did not offer
     * it goes on as it is.
     */
    void prefer(SourceId source, FeedPacket.Codec codec);

    /** Keeps what is sent to a peer within a rate, in bits per second. */
    void limit(PeerId receiver, long bitsPerSecond);

    /**
     * Gives the room's program feed (the stage as assigned to {@link PeerId#feed}, and every audible voice) to a tap;
     * null ends it. One tap per room.
     */
    void feed(RoomId room, @Nullable FeedTap tap);

    /**
     * Asks the source on the feed's stage for a key frame, because a new segment begins or packets were lost for good.
     * The media server keeps it to one per second and source. A room without a feed is ignored.
     */
    void refresh(RoomId room);

    /** Ends the room and every peer in it. */
    void close(RoomId room);

    void listen(MediaListener listener);

    /** Why nobody can be served now, as a stable code; empty while all is well. */
    default Optional<String> fault() {
        return Optional.empty();
    }

    @Override
    void close();

    /** The offer cannot be used; {@code code} is stable and {@code detail} names the line or section. */
    final class BadOffer extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String code;

        public BadOffer(String code, String detail) {
            super(detail);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
