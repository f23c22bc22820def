package vn.giaoban.media.jitsi;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.ice.Candidate;
import vn.giaoban.media.sdp.Agreement;
import vn.giaoban.media.sdp.Agreement.Part;
import vn.giaoban.media.sdp.Agreement.Role;
import vn.giaoban.media.sdp.AnswerWriter;

/** One peer at the bridge: its answer, and which SSRC the bridge has put which source on. Confined to the driver's lock. */
final class Endpoint {
    final PeerId peer;
    final String id;
    final PeerProfile profile;
    final Agreement agreement;
    private final long session;
    private final Map<Slot, Assignment> assigned = new HashMap<>();
    private final Map<Slot, AnswerWriter.Ssrcs> mapped = new HashMap<>();
    private Colibri.@Nullable Transport transport;

    @Nullable
    WebSocket channel;

    private int answers;

    Endpoint(PeerId peer, String id, PeerProfile profile, Agreement agreement, long session) {
        this.peer = peer;
        this.id = id;
        this.profile = profile;
        this.agreement = agreement;
        this.session = session;
    }

    void reached(Colibri.Transport at) {
        transport = at;
    }

    void assign(Assignment assignment) {
        assigned.put(assignment.slot(), assignment);
    }

    /** The tallest picture wanted of each source, by its name at the bridge. */
    Map<String, Integer> wanted(Map<PeerId, Endpoint> all) {
        Map<String, Integer> heights = new LinkedHashMap<>();
        assigned.forEach((slot, assignment) -> {
            SourceId source = assignment.source();
            Endpoint from = source == null ? null : all.get(source.peer());
            if (source != null
                    && from != null
                    && slot.media() == Slot.Media.VIDEO
                    && source.kind() == SourceId.Kind.CAMERA) {
                heights.merge(from.id + "-v0", assignment.maxHeight(), Math::max);
            }
        });
        return heights;
    }

    /** Takes a map of the bridge's SSRCs; the slots that show another source by it, with what they show. */
    Map<Slot, SourceId> mapped(JsonObject map, Map<PeerId, Endpoint> all) {
        Map<Slot, SourceId> changed = new LinkedHashMap<>();
        for (JsonElement each : Colibri.array(map, "mappedSources")) {
            JsonObject one = each.getAsJsonObject();
            String name = one.get("source").getAsString();
            AnswerWriter.Ssrcs ssrcs = new AnswerWriter.Ssrcs(
                    (int) one.get("ssrc").getAsLong(),
                    one.has("rtx") ? (int) one.get("rtx").getAsLong() : 0);
            assigned.forEach((slot, assignment) -> {
                SourceId source = assignment.source();
                Endpoint from = source == null ? null : all.get(source.peer());
                String suffix = slot.media() == Slot.Media.VIDEO ? "-v0" : "-a0";
                if (source != null
                        && from != null
                        && name.equals(from.id + suffix)
                        && !ssrcs.equals(mapped.put(slot, ssrcs))) {
                    changed.put(slot, source);
                }
            });
        }
        return changed;
    }

    /** The answer as it is now: a slot has an SSRC once the bridge named one. */
    String answer() {
        Colibri.Transport at = transport;
        if (at == null) {
            throw new IllegalStateException("no transport yet");
        }
        Map<Integer, AnswerWriter.Ssrcs> ssrcs = new HashMap<>();
        for (int i = 0; i < agreement.parts().size(); i++) {
            Part part = agreement.parts().get(i);
            if (part.role() == Role.VIDEO_SLOT || part.role() == Role.AUDIO_SLOT) {
                Slot slot = part.role() == Role.VIDEO_SLOT ? Slot.video(part.index()) : Slot.audio(part.index());
                AnswerWriter.Ssrcs known = mapped.get(slot);
                if (known != null) {
                    ssrcs.put(i, known);
                }
            }
        }
        return AnswerWriter.write(
                agreement,
                new AnswerWriter.Transport(
                        session,
                        ++answers,
                        at.ufrag(),
                        at.password(),
                        at.fingerprint(),
                        at.candidates().stream().map(Candidate::udp).toList()),
                ssrcs);
    }
}
