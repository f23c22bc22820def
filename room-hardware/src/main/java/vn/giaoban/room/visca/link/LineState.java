package vn.giaoban.room.visca.link;

/** How a line is. */
public enum LineState {
    /** No bytes can be sent. */
    DOWN,
    /** Getting to know the camera. */
    OPENING,
    READY,
    /** Bytes can be sent, but nothing answers. */
    SILENT
}
