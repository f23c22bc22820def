package vn.giaoban.recording.capture;

/** Hears how the capture goes. Called on the feed's thread: must return at once. */
public interface CaptureListener {
    /** Data is being written; about once a second of the program. {@code bytes} of the recording so far. */
    void beat(long programMillis, long bytes);

    /** Nothing is written any more, until the next {@link #beat}. The reason is a stable code. */
    void failed(String reason);

    /** Nothing was captured between these times, in Unix milliseconds. */
    void interrupted(long fromMillis, long toMillis);
}
