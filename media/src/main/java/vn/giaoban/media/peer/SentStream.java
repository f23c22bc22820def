package vn.giaoban.media.peer;

/** One stream that a peer sends, and how far it is. */
final class SentStream {
    final int ssrc;
    int sequence;
    long timestamp;
    long packets;
    long octets;

    SentStream(int ssrc, int sequence) {
        this.ssrc = ssrc;
        this.sequence = sequence;
    }
}
