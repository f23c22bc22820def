package vn.giaoban.room.sip.sdp;

/** A session description that cannot be used; {@code code} is stable, {@link #getMessage} names the line. */
public final class BadSdp extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;

    public BadSdp(String code, String line) {
        super(line);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
