package vn.giaoban.media.sfu;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.Plan;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.rtp.IntMap;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.media.sdp.Agreement.AgreedCodec;
import vn.giaoban.media.sdp.Agreement.Part;
import vn.giaoban.media.sdp.Extensions;
import vn.giaoban.media.sdp.Section;

/**
 * Finds the track of a received packet: by SSRC once that is known, before by mid and rid (or repaired rid), by the
 * SSRCs of the offer, or by the payload type where only one section has it.
 */
final class Intake {
    private static final int MAX_TRACKS = 16;

    private final Connection connection;
    private final List<Plan.Layer> plan;
    private final List<Source> sources;
    private final IntMap<Track> bySsrc = new IntMap<>();
    private final IntMap<Track> byRepairSsrc = new IntMap<>();

    /** A section that the peer sends in. */
    record Source(Part part, Publication publication) {
        int extension(String uri) {
            return part.offered().extension(uri);
        }
    }

    Intake(Connection connection, List<Plan.Layer> plan, List<Source> sources) {
        this.connection = connection;
        this.plan = plan;
        this.sources = sources;
    }

    List<Source> sources() {
        return sources;
    }

    /** The track of a media packet; null when it cannot be told yet. */
    @Nullable
    Track media(RtpPacket packet) {
        Track known = bySsrc.get(packet.ssrc());
        if (known != null) {
            return known;
        }
        Source source = source(packet);
        if (source == null || bySsrc.size() >= MAX_TRACKS) {
            return null;
        }
        Section section = source.part.offered();
        String rid = packet.textExtension(source.extension(Extensions.RID));
        if (section.rids().isEmpty()) {
            rid = "";
        } else if (!section.rids().contains(rid)) {
            return null;
        }
        Track track = new Track(
                source.publication,
                connection,
                rid,
                packet.ssrc(),
                source.extension(Extensions.CAPTURE_TIME),
                nominalHeight(rid));
        String layer = rid;
        source.publication.tracks.removeIf(old -> old.rid.equals(layer));
        source.publication.tracks.add(track);
        bySsrc.put(packet.ssrc(), track);
        Integer repair = section.repairs().get(packet.ssrc());
        if (repair != null) {
            byRepairSsrc.put(repair, track);
        }
        return track;
    }

    /** The track that a retransmission repairs; null when it cannot be told yet. */
    @Nullable
    Track repaired(RtpPacket packet) {
        Track known = byRepairSsrc.get(packet.ssrc());
        if (known != null) {
            return known;
        }
        Source source = source(packet);
        if (source == null || byRepairSsrc.size() >= MAX_TRACKS) {
            return null;
        }
        String rid = source.part.offered().rids().isEmpty()
                ? ""
                : packet.textExtension(source.extension(Extensions.REPAIRED_RID));
        for (Track track : source.publication.tracks) {
            if (track.rid.equals(rid) && track.connection == connection) {
                byRepairSsrc.put(packet.ssrc(), track);
                return track;
            }
        }
        return null;
    }

    @Nullable
    Track known(int ssrc) {
        return bySsrc.get(ssrc);
    }

    void forEach(java.util.function.Consumer<Track> action) {
        bySsrc.forEach(action);
    }

    /** Whether packets of any track are missing. */
    boolean misses() {
        return sources.stream()
                .flatMap(source -> source.publication.tracks.stream())
                .anyMatch(track -> track.connection == connection && !track.missing.none());
    }

    /** The codecs that a source may come in, the peer's own choice first. */
    List<FeedPacket.Codec> offered(SourceId id) {
        return sources.stream()
                .filter(source -> source.publication.id.equals(id))
                .flatMap(source -> source.part.codecs().stream()
                        .sorted(Comparator.comparingInt(
                                codec -> source.part.offered().codecs().indexOf(codec.offered()))))
                .map(AgreedCodec::codec)
                .toList();
    }

    /** The codec of a payload type; null when none was agreed for it. */
    FeedPacket.@Nullable Codec codec(Track track, int payloadType) {
        for (AgreedCodec codec : codecs(track)) {
            if (codec.payloadType() == payloadType) {
                return codec.codec();
            }
        }
        return null;
    }

    /** The payload type that a retransmission's type stands for, -1 when it is not one. */
    int repairedType(int payloadType) {
        for (Source source : sources) {
            for (AgreedCodec codec : source.part.codecs()) {
                if (codec.repairType() == payloadType) {
                    return codec.payloadType();
                }
            }
        }
        return -1;
    }

    boolean feedback(Track track, String wanted) {
        return codecs(track).stream().anyMatch(codec -> codec.feedback().contains(wanted));
    }

    int extension(Track track, String uri) {
        Source source = of(track);
        return source == null ? 0 : source.extension(uri);
    }

    /** Id of an extension in any section, for what must be read before the section is known. */
    int anyExtension(String uri) {
        for (Source source : sources) {
            if (source.extension(uri) > 0) {
                return source.extension(uri);
            }
        }
        return 0;
    }

    private List<AgreedCodec> codecs(Track track) {
        Source source = of(track);
        return source == null ? List.of() : source.part.codecs();
    }

    private @Nullable Source of(Track track) {
        for (Source source : sources) {
            if (source.publication == track.publication) {
                return source;
            }
        }
        return null;
    }

    private @Nullable Source source(RtpPacket packet) {
        Source byType = null;
        int ofType = 0;
        for (Source source : sources) {
            String mid = packet.textExtension(source.extension(Extensions.MID));
            if (!mid.isEmpty()) {
                if (mid.equals(source.part.offered().mid())) {
                    return source;
                }
                continue;
            }
            Section section = source.part.offered();
            if (section.ssrcs().contains(packet.ssrc())) {
                return source;
            }
            if (carries(source, packet.payloadType())) {
                byType = source;
                ofType++;
            }
        }
        return ofType == 1 ? byType : null;
    }

    private static boolean carries(Source source, int type) {
        return source.part.codecs().stream()
                .anyMatch(codec -> codec.payloadType() == type || codec.repairType() == type);
    }

    private int nominalHeight(String rid) {
        for (Plan.Layer layer : plan) {
            if (layer.rid().equals(rid)) {
                return Wanted.height(layer);
            }
        }
        return Wanted.height(plan.getFirst());
    }
}
