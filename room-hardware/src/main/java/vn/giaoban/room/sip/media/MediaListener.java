package vn.giaoban.room.sip.media;

/** Hears what a call's media brings; on the loop, must return at once. */
public interface MediaListener {
    void digit(char digit);

    /** What was to be said was said. */
    void said();

    /** Connected to the conference. */
    void connected();

    /** No packet has come for so long that the room must be gone. */
    void silent();

    /** Sound has been going one way only for some seconds. */
    void oneWay();

    /** RTCP is not enough: ask for a key frame by SIP. */
    void keyFrameByInfo();
}
