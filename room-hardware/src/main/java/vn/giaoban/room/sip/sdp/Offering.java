package vn.giaoban.room.sip.sdp;

import java.util.List;

/** Our own offer, for calls that we make and for rooms that want to answer instead (RFC 3261, 13.2.1), and its answer. */
public final class Offering {
    private static final int OPUS = 96;
    private static final int FRAGMENTED = 97;
    private static final int WHOLE = 98;
    private static final int EVENTS = 101;
    private static final int CAMERA = 107;

    private Offering() {}

    public static String offer(Local local) {
        StringBuilder sdp = new StringBuilder(local.head())
                .append("m=audio ")
                .append(local.audioPort())
                .append(" RTP/AVP " + OPUS + " 9 8 0 " + EVENTS + "\r\n")
                .append(Lines.map(Leg.Voice.OPUS, OPUS))
                .append(Lines.map(Leg.Voice.G722, 9))
                .append(Lines.map(Leg.Voice.PCMA, 8))
                .append(Lines.map(Leg.Voice.PCMU, 0))
                .append(Lines.event(EVENTS, 8000))
                .append(key(local, Local.Medium.SOUND))
                .append("a=ptime:20\r\na=sendrecv\r\n");
        if (local.videoPort() != 0) {
            sdp.append("m=video ")
                    .append(local.videoPort())
                    .append(" RTP/AVP " + FRAGMENTED + " " + WHOLE + "\r\n")
                    .append(Lines.h264(FRAGMENTED, 1))
                    .append(Lines.h264(WHOLE, 0))
                    .append(key(local, Local.Medium.PICTURE))
                    .append("a=sendrecv\r\n");
        }
        int camera = local.side().far();
        if (camera != 0) {
            sdp.append("m=application ")
                    .append(camera)
                    .append(" RTP/AVP " + CAMERA + "\r\n")
                    .append(Lines.h224(CAMERA))
                    .append(key(local, Local.Medium.CAMERA))
                    .append("a=sendrecv\r\n");
        }
        return sdp.toString();
    }

    /** In a plain line, so that a room without keys answers without. */
    private static String key(Local local, Local.Medium medium) {
        return local.sealed() ? local.key(medium).line() : "";
    }

    /**
     * What an answer to our offer comes to; its lines stand in the offer's order (RFC 3264, section 6).
     *
     * @throws BadSdp {@code sdp-no-common-audio}
     */
    public static Agreement answered(String offer, Sdp answer, Local local) {
        List<MediaLine> asked = Sdp.parse(offer).media();
        Leg.Audio audio = null;
        Leg.Video video = null;
        Leg.Far far = null;
        Leg.Video content = null;
        Agreement.Floor floor = null;
        for (int i = 0; i < answer.media().size(); i++) {
            MediaLine line = answer.media().get(i);
            boolean slides = i < asked.size() && Legs.isContent(asked.get(i));
            if (line.port() == 0) {
                continue;
            }
            if (line.kind().equals("audio") && audio == null) {
                audio = Legs.audio(line, local, false);
            } else if (line.kind().equals("video") && slides) {
                content = Legs.video(line, local, false, Local.Medium.CONTENT);
            } else if (line.kind().equals("video") && video == null && local.videoPort() != 0) {
                video = Legs.video(line, local, false, Local.Medium.PICTURE);
            } else if (line.kind().equals("application")) {
                far = far == null && local.side().far() != 0 ? Legs.far(line, local) : far;
                floor = floor == null && local.side().floor() != 0 ? Floors.floor(line, local) : floor;
            }
        }
        if (audio == null) {
            throw new BadSdp("sdp-no-common-audio", "m=audio");
        }
        return new Agreement(offer, audio, video, far, content == null ? null : new Agreement.Content(content, floor));
    }
}
