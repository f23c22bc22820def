package vn.giaoban.signaling.api;

/** A session description as a body (RFC 8866, {@code application/sdp}). */
public record Sdp(String text) {
    public static final String MIME = "application/sdp";
}
