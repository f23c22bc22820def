package vn.giaoban.media;

/**
 * One continuous stream towards a receiver. Video slot 0 is the stage; audio slot 0 is the site on stage, 1 the main
 * site, 2 the operator (in a discussion: the three chosen).
 */
public record Slot(Media media, int index) {
    /** Sound or picture. */
    public enum Media {
        AUDIO,
        VIDEO
    }

    public static final Slot STAGE_VIDEO = video(0);
    public static final Slot STAGE_AUDIO = audio(0);

    public static Slot audio(int index) {
        return new Slot(Media.AUDIO, index);
    }

    public static Slot video(int index) {
        return new Slot(Media.VIDEO, index);
    }
}
