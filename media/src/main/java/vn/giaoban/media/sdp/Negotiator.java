package vn.giaoban.media.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.MediaPlane.BadOffer;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.sdp.Agreement.AgreedCodec;
import vn.giaoban.media.sdp.Agreement.Part;
import vn.giaoban.media.sdp.Agreement.Role;
import vn.giaoban.media.secure.Fingerprint;

/** Finds what each section of an offer is for, or says why the offer cannot be used. */
public final class Negotiator {
    private final SessionDescription offer;
    private final PeerProfile profile;
    private int sentVideos;
    private int sentAudios;
    private int audioSlots;
    private int videoSlots;

    private Negotiator(SessionDescription offer, PeerProfile profile) {
        this.offer = offer;
        this.profile = profile;
    }

    /** Errors: {@link BadOffer} with the section's mid as detail. */
    public static Agreement agree(SessionDescription offer, PeerProfile profile) {
        return new Negotiator(offer, profile).agree();
    }

    private Agreement agree() {
        List<Part> parts = new ArrayList<>();
        for (Section section : offer.sections()) {
            parts.add(part(section));
        }
        Section first = parts.stream()
                .filter(part -> part.role() != Role.REFUSED)
                .map(Part::offered)
                .findFirst()
                .orElseThrow(() -> new BadOffer("sdp-no-media", "m="));
        Fingerprint fingerprint = first.fingerprint();
        if (first.ufrag().length() < 4 || first.password().length() < 22) {
            throw new BadOffer("sdp-no-ice", first.mid());
        }
        if (fingerprint == null) {
            throw new BadOffer("sdp-no-fingerprint", first.mid());
        }
        if (first.setup().equals("passive")) {
            throw new BadOffer("sdp-setup", first.mid());
        }
        return new Agreement(List.copyOf(parts), first.ufrag(), first.password(), fingerprint);
    }

    private Part part(Section section) {
        boolean audio = section.kind().equals("audio");
        if (!audio && !section.kind().equals("video")) {
            return new Part(Role.REFUSED, 0, section, List.of());
        }
        if (section.mid().isEmpty() || !offer.bundle().contains(section.mid())) {
            throw new BadOffer("sdp-no-bundle", section.mid());
        }
        if (!section.rtcpMux()) {
            throw new BadOffer("sdp-no-rtcp-mux", section.mid());
        }
        Role role = role(section, audio);
        List<AgreedCodec> codecs = codecs(section);
        if (codecs.isEmpty()) {
            throw new BadOffer("sdp-no-codec", section.mid());
        }
        int index = switch (role) {
            case AUDIO_SLOT -> audioSlots++;
            case VIDEO_SLOT -> videoSlots++;
            default -> 0;
        };
        if (videoSlots > profile.videoSlots() || audioSlots > 8) {
            throw new BadOffer("sdp-too-many-slots", section.mid());
        }
        return new Part(role, index, section, codecs);
    }

    private Role role(Section section, boolean audio) {
        if (section.direction().equals("recvonly")) {
            return audio ? Role.AUDIO_SLOT : Role.VIDEO_SLOT;
        }
        if (!section.direction().equals("sendonly")) {
            throw new BadOffer("sdp-direction", section.mid());
        }
        if (!profile.publishes()) {
            throw new BadOffer("sdp-may-not-send", section.mid());
        }
        int nth = audio ? sentAudios++ : sentVideos++;
        if (audio && nth == 0) {
            return Role.MICROPHONE;
        }
        if (!audio && nth < 2) {
            return nth == 0 ? Role.CAMERA : Role.SCREEN;
        }
        throw new BadOffer("sdp-too-many-senders", section.mid());
    }

    private static List<AgreedCodec> codecs(Section section) {
        List<AgreedCodec> agreed = new ArrayList<>();
        for (FeedPacket.Codec kind : FeedPacket.Codec.values()) {
            for (Codec codec : section.codecs()) {
                if (known(codec) == kind && agreed.stream().noneMatch(a -> a.codec() == kind)) {
                    agreed.add(new AgreedCodec(kind, codec, repairType(section, codec), feedback(codec)));
                }
            }
        }
        return agreed;
    }

    private static FeedPacket.@Nullable Codec known(Codec codec) {
        if (codec.is("opus") && codec.clockRate() == 48_000) {
            return FeedPacket.Codec.OPUS;
        }
        if (codec.is("VP8")) {
            return FeedPacket.Codec.VP8;
        }
        String profile = codec.parameter("profile-level-id").toLowerCase(Locale.ROOT);
        boolean baseline = codec.is("H264")
                && profile.startsWith("42e0")
                && codec.parameter("packetization-mode").equals("1");
        return baseline ? FeedPacket.Codec.H264 : null;
    }

    private static int repairType(Section section, Codec codec) {
        String type = Integer.toString(codec.payloadType());
        return section.codecs().stream()
                .filter(other -> other.is("rtx") && other.parameter("apt").equals(type))
                .mapToInt(Codec::payloadType)
                .findFirst()
                .orElse(-1);
    }

    /** Feedback about what was sent is transport-cc where that is offered, else REMB. */
    private static List<String> feedback(Codec codec) {
        List<String> wanted = new ArrayList<>(List.of("nack", "nack pli", "ccm fir"));
        if (codec.feedback().contains("transport-cc")) {
            wanted.add("transport-cc");
        } else {
            wanted.add("goog-remb");
        }
        wanted.retainAll(codec.feedback());
        return List.copyOf(wanted);
    }
}
