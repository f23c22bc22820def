package vn.giaoban.room.sip.call;

/** The answers of RFC 3261 that a call decides by. */
final class Status {
    static final int OK = 200;
    static final int TIMEOUT = 408;
    static final int INTERVAL_TOO_SMALL = 422;
    static final int UNAVAILABLE = 480;
    static final int NO_CALL = 481;
    static final int REQUEST_TERMINATED = 487;
    static final int NOT_ACCEPTABLE = 488;
    static final int PENDING = 491;

    private Status() {}
}
