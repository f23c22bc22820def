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
        Leg.Video video = picture == null ? null : Legs.video(picture, local, true, Local.Medium.PICTURE);
        MediaLine camera = local.side().far() == 0 ? null : camera();
        Leg.Far far = camera == null ? null : Legs.far(camera, local);
        MediaLine slides = local.side().content() == 0 ? null : first(line -> Legs.content(line, local) != null);
        Leg.Video content = slides == null ? null : Legs.content(slides, local);
        MediaLine floor =
                content == null || local.side().floor() == 0 ? null : first(line -> Floors.floor(line, local) != null);
        Agreement.Floor control = floor == null ? null : Floors.floor(floor, local);
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
            } else if (line == floor && control != null) {
                sdp.append(Floors.line(line, control, local));
            } else {
                sdp.append("m=").append(line.kind()).append(" 0 ").append(line.protocol());
                List<String> formats = line.formats().isEmpty() ? List.of("0") : line.formats();
                formats.forEach(format -> sdp.append(' ').append(format));
                sdp.append("\r\n");
            }
        }
        return new Agreement(
                sdp.toString(), audio, video, far, content == null ? null : new Agreement.Content(content, control));
    }

    /** With keys before without, as with sound and picture. */
    private @Nullable MediaLine camera() {
        MediaLine sealed = first(line -> Legs.far(line, local) != null && Sdes.in(line) != null);
        return sealed == null ? first(line -> Legs.far(line, local) != null) : sealed;
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
                : Legs.video(line, local, true, Local.Medium.PICTURE) != null;
    }
}
