package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.SourceId;

/** One source of a room, whether or not it is sending: a microphone, or a picture with its layers. */
final class Publication {
    final SourceId id;
    /** CSRC at every receiver. */
    final int number;
    /** The layers that have ever come over the present connection. */
    final List<Track> tracks = new ArrayList<>();

    /** The slots that are to show it, whether or not they do yet. */
    final List<SlotStream> viewers = new ArrayList<>();

    /** A microphone that the room may hear, or may be about to; pictures always pass. */
    boolean heard;

    /** What was last told about it. */
    Told told = Told.NOTHING;

    /** Since when the peer is asked to send it; -1 while it is not. */
    long wantedSince = -1;

    /** The codec that its picture should have where all can take it; null when that is all the same. */
    FeedPacket.@Nullable Codec preferred;

    /** The codec that its picture was last asked for in; null while nothing was said. */
    FeedPacket.@Nullable Codec asked;

    enum Told {
        NOTHING,
        FLOWING,
        SILENT
    }

    private int temporalLayers = 1;
    private final Loudness loudness = new Loudness();

    Publication(SourceId id, int number) {
        this.id = id;
        this.number = number;
        this.heard = id.kind() != SourceId.Kind.MICROPHONE;
    }

    boolean video() {
        return id.kind() != SourceId.Kind.MICROPHONE;
    }

    /** Its peer has gone. */
    void left() {
        tracks.clear();
        asked = null;
    }

    /** How many that are to be shown it on stage can take a codec. */
    int takers(FeedPacket.Codec codec) {
        int takers = 0;
        for (SlotStream viewer : viewers) {
            takers += viewer.needs(codec) ? 1 : 0;
        }
        return takers;
    }

    Loudness loudness() {
        return loudness;
    }

    /**
     * The lowest flowing layer that covers a height, else the tallest flowing; null when nothing flows that the viewer
     * takes. Of a picture that comes in H.264 and in VP8 the latter is made of the former: it is for who has no other.
     */
    @Nullable
    Track choose(int maxHeight, long nowNanos, Predicate<FeedPacket.Codec> takes) {
        List<Track> taken = tracks.stream()
                .filter(track -> track.flowing(nowNanos) && takes.test(track.codec))
                .toList();
        boolean original = taken.stream().anyMatch(track -> track.codec == FeedPacket.Codec.H264);
        List<Track> flowing = taken.stream()
                .filter(track -> !original || track.codec == FeedPacket.Codec.H264)
                .sorted(Comparator.comparingInt(Track::height))
                .toList();
        for (Track track : flowing) {
            if (track.height() >= maxHeight) {
                return track;
            }
        }
        return flowing.isEmpty() ? null : flowing.getLast();
    }

    /** How many temporal layers its pictures have, when that has changed since this was asked; else 0. */
    int newTemporalLayers() {
        int now = 1;
        for (Track track : tracks) {
            now = Math.max(now, track.temporalLayers());
        }
        if (now == temporalLayers) {
            return 0;
        }
        temporalLayers = now;
        return now;
    }

    boolean flows(long nowNanos) {
        return tracks.stream().anyMatch(track -> track.flowing(nowNanos));
    }
}
