package vn.giaoban.recording.webm;

/** The two tracks of every file. */
public enum Track {
    VIDEO(1),
    AUDIO(2);

    private final int number;

    Track(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
