package vn.giaoban.media.peer;

/** One stream of a bridge's peer to the media server, as its reports count it. */
final class BridgeStream {
    final int ssrc;
    int sequence;
    long timestamp;
    long packets;
    long octets;

    BridgeStream(int ssrc, int sequence) {
        this.ssrc = ssrc;
        this.sequence = sequence;
    }
}
