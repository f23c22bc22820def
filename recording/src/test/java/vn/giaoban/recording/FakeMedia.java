package vn.giaoban.recording;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.Capabilities;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.FeedTap;
import vn.giaoban.media.MediaListener;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.Plan;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.SourceId;

/** A media server of which only the program feed is there. */
final class FakeMedia implements MediaPlane {
    final AtomicReference<@Nullable FeedTap> tap = new AtomicReference<>();
    final AtomicInteger refreshes = new AtomicInteger();

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                "fake",
                Capabilities.Legs.ONE,
                new Capabilities.Sound.Slots(0),
                false,
                List.of(),
                List.of(),
                0,
                Capabilities.Feed.RTP,
                true,
                false);
    }

    @Override
    public Plan plan(PeerProfile profile) {
        return new Plan(false, List.of(), 0, 1, List.of(), List.of());
    }

    @Override
    public CompletableFuture<String> admit(RoomId room, PeerId peer, PeerProfile profile, String offer) {
        return CompletableFuture.failedFuture(new BadOffer("no-peers", offer));
    }

    @Override
    public CompletableFuture<String> restart(PeerId peer, String offer) {
        return CompletableFuture.failedFuture(new BadOffer("no-peers", offer));
    }

    @Override
    public void drop(PeerId peer) {}

    @Override
    public void assign(List<Assignment> assignments) {}

    @Override
    public void audible(RoomId room, Audible audible) {}

    @Override
    public void prefer(SourceId source, FeedPacket.Codec codec) {}

    @Override
    public void limit(PeerId receiver, long bitsPerSecond) {}

    @Override
    public void feed(RoomId room, @Nullable FeedTap tap) {
        this.tap.set(tap);
    }

    @Override
    public void refresh(RoomId room) {
        refreshes.incrementAndGet();
    }

    @Override
    public void close(RoomId room) {}

    @Override
    public void listen(MediaListener listener) {}

    @Override
    public void close() {}
}
