package vn.giaoban.media.sfu;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket;

/** A room's program feed: the stage's picture as one continuous stream, and every voice that is heard. */
final class FeedStage implements SlotSink {
    private final Room room;
    private final Sfu sfu;
    final SlotStream stage;

    FeedStage(Room room, Sfu sfu, long base) {
        this.room = room;
        this.sfu = sfu;
        this.stage = new SlotStream(true, 90_000, base, 0, this);
    }

    void voice(Track track, StoredPacket packet) {
        fed(track, packet, packet.sequence, packet.timestamp, Arrays.copyOf(packet.payload, packet.length));
    }

    @Override
    public boolean packet(StoredPacket packet, Run run) {
        byte[] payload = new byte[packet.length];
        OutSlot.payload(payload, 0, packet.length, packet, run);
        fed(run.track(), packet, run.sequence(packet), run.timestamp(packet), payload);
        return true;
    }

    private void fed(Track track, StoredPacket packet, long sequence, long timestamp, byte[] payload) {
        Publication publication = track.publication;
        long captured = track.clock.captured(packet.timestamp, packet.arrivalNanos);
        sfu.output(new Output.Fed(
                room.id,
                new FeedPacket(
                        publication.id,
                        publication.number,
                        packet.codec,
                        sequence,
                        timestamp,
                        sfu.unixMillis(captured),
                        packet.marker,
                        payload)));
    }

    @Override
    public boolean thin() {
        return false;
    }

    @Override
    public boolean stage() {
        return true;
    }

    /** Who takes the program in writes VP8 (docs/media/drivers.md). */
    @Override
    public boolean takes(FeedPacket.Codec codec) {
        return codec != FeedPacket.Codec.H264;
    }

    @Override
    public void ready() {
        stage.drain();
    }

    @Override
    public void shows(@Nullable Publication publication) {
        room.changed();
    }
}
