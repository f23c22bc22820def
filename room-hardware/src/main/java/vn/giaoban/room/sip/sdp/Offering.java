package vn.giaoban.room.sip.sdp;

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
                .append("a=ptime:20\r\na=sendrecv\r\n");
        if (local.videoPort() != 0) {
            sdp.append("m=video ")
                    .append(local.videoPort())
                    .append(" RTP/AVP " + FRAGMENTED + " " + WHOLE + "\r\n")
                    .append(Lines.h264(FRAGMENTED, 1))
                    .append(Lines.h264(WHOLE, 0))
                    .append("a=sendrecv\r\n");
        }
        int camera = local.side().far();
        if (camera != 0) {
            sdp.append("m=application ")
                    .append(camera)
                    .append(" RTP/AVP " + CAMERA + "\r\n")
                    .append(Lines.h224(CAMERA))
                    .append("a=sendrecv\r\n");
        }
        return sdp.toString();
    }

    /**
     * What an answer to our offer comes to.
     *
     * @throws BadSdp {@code sdp-no-common-audio}
     */
    public static Agreement answered(String offer, Sdp answer, Local local) {
        Leg.Audio audio = null;
        Leg.Video video = null;
        Leg.Far far = null;
        for (MediaLine line : answer.media()) {
            if (line.kind().equals("audio") && line.port() != 0 && audio == null) {
                audio = Legs.audio(line, local, false);
            } else if (line.kind().equals("video") && line.port() != 0 && video == null && local.videoPort() != 0) {
                video = Legs.video(line, local, false);
            } else if (far == null && line.port() != 0 && local.side().far() != 0) {
                far = Legs.far(line);
            }
        }
        if (audio == null) {
            throw new BadSdp("sdp-no-common-audio", "m=audio");
        }
        return new Agreement(offer, audio, video, far, null);
    }
}
