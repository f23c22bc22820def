package vn.giaoban.room.sip.sdp;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers an offer (RFC 3264): every m= line in its order, one sound and one picture taken, the others refused with port
 * 0 and their formats kept.
 */
public final class Answering {
    private final Sdp offer;
    private final Local local;

    private Answering(Sdp offer, Local local) {
        this.offer = offer;
        this.local = local;
    }

    /**
     * The answer.
     *
     * @throws BadSdp {@code sdp-no-common-audio} when the room speaks no codec of ours
     */
    public static Agreement answer(Sdp offer, Local local) {
        return new Answering(offer, local).answer();
    }

    private Agreement answer() {
        MediaLine sound = chosen("audio");
        MediaLine picture = local.videoPort() == 0 ? null : chosen("video");
        if (sound == null) {
            throw new BadSdp("sdp-no-common-audio", "m=audio");
        }
        Leg.Audio audio = Objects.requireNonNull(Legs.audio(sound, local, true));
        Leg.Video video = picture == null ? null : Legs.video(picture, local, true);
        MediaLine camera = local.side().far() == 0 ? null : camera();
        Leg.Far far = camera == null ? null : Legs.far(camera);
        MediaLine slides = local.side().content() == 0 ? null : first(line -> Legs.content(line, local) != null);
        Leg.Video content = slides == null ? null : Legs.content(slides, local);
        MediaLine floor = content == null || local.side().floor() == 0 ? null : first(Answering::isFloor);
        StringBuilder sdp = new StringBuilder(local.head());
        for (MediaLine line : offer.media()) {
            if (line == sound) {
                sdp.append(Lines.audio(line.protocol(), local.audioPort(), audio, line));
            } else if (line == picture && video != null) {
                sdp.append(Lines.video(line.protocol(), local.videoPort(), video, line));
            } else if (line == camera && far != null) {
                sdp.append(Lines.far(line.protocol(), local.side().far(), far));
            } else if (line == slides && content != null) {
                sdp.append(Lines.video(line.protocol(), local.side().content(), content, line));
            } else if (line == floor) {
                sdp.append(Lines.floor(line.protocol(), local.side().floor(), line));
            } else {
                sdp.append("m=").append(line.kind()).append(" 0 ").append(line.protocol());
                List<String> formats = line.formats().isEmpty() ? List.of("0") : line.formats();
                formats.forEach(format -> sdp.append(' ').append(format));
                sdp.append("\r\n");
            }
        }
        Agreement.Floor control = floor == null ? null : new Agreement.Floor(Legs.remote(floor));
        return new Agreement(
                sdp.toString(), audio, video, far, content == null ? null : new Agreement.Content(content, control));
    }

    private @Nullable MediaLine camera() {
        return first(line -> line.port() != 0 && Legs.far(line) != null);
    }

    /** A floor that the room asks for, over UDP; one that it serves itself is not ours. */
    private static boolean isFloor(MediaLine line) {
        return line.kind().equals("application")
                && line.port() != 0
                && line.protocol().equalsIgnoreCase("UDP/BFCP")
                && !"s-only".equals(line.attribute("floorctrl"));
    }

    private @Nullable MediaLine first(Predicate<MediaLine> wanted) {
        return offer.media().stream().filter(wanted).findFirst().orElse(null);
    }

    /** A line with keys before one without, the first of each: rooms offer both for one medium. */
    private @Nullable MediaLine chosen(String kind) {
        MediaLine plain = null;
        for (MediaLine line : offer.media()) {
            if (line.kind().equals(kind) && line.port() != 0 && usable(line)) {
                if (Sdes.in(line) != null) {
                    return line;
                }
                plain = plain == null ? line : plain;
            }
        }
        return plain;
    }

    private boolean usable(MediaLine line) {
        // A presentation's second picture is not the room's camera.
        if (Legs.isContent(line)) {
            return false;
        }
        return line.kind().equals("audio")
                ? Legs.audio(line, local, true) != null
                : Legs.video(line, local, true) != null;
    }
}
