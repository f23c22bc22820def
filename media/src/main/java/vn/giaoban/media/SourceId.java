package vn.giaoban.media;

/** Something that a peer sends. */
public record SourceId(PeerId peer, Kind kind) {
    /** What it is. */
    public enum Kind {
        MICROPHONE,
        CAMERA,
        SCREEN
    }

    public static SourceId microphone(PeerId peer) {
        return new SourceId(peer, Kind.MICROPHONE);
    }

    public static SourceId camera(PeerId peer) {
        return new SourceId(peer, Kind.CAMERA);
    }
}
