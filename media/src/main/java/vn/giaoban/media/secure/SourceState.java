package vn.giaoban.media.secure;

/** Packet indexes of one SSRC: roll-over by RFC 3711 3.3.1, replay windows of 64 packets for RTCP and 1024 for RTP. */
final class SourceState {
    private static final int WINDOW = 1024;

    private final long[] seen = new long[WINDOW / 64];
    private long highest = -1;
    private long rtcpHighest = -1;
    private long rtcpSeen;
    private int rtcpSent;

    /** The 48-bit index nearest to the highest seen; negative when it would lie before the first roll-over. */
    long guess(int sequence) {
        if (highest < 0) {
            return sequence;
        }
        int difference = (short) (sequence - (int) highest);
        return highest + difference;
    }

    void sent(long index) {
        highest = Math.max(highest, index);
    }

    boolean replayed(long index) {
        if (index > highest) {
            return false;
        }
        return highest - index >= WINDOW || (seen[word(index)] & 1L << index) != 0;
    }

    void received(long index) {
        if (index > highest) {
            long from = Math.max(highest + 1, index - WINDOW + 1);
            for (long i = from; i <= index; i++) {
                seen[word(i)] &= ~(1L << i);
            }
            highest = index;
        }
        seen[word(index)] |= 1L << index;
    }

    private static int word(long index) {
        return (int) (index % WINDOW) / 64;
    }

    int nextRtcp() {
        rtcpSent = (rtcpSent + 1) & 0x7fffffff;
        return rtcpSent;
    }

    boolean rtcpReplayed(long index) {
        long behind = rtcpHighest - index;
        return behind >= 64 || behind >= 0 && (rtcpSeen & 1L << behind) != 0;
    }

    void rtcpReceived(long index) {
        long ahead = index - rtcpHighest;
        if (ahead > 0) {
            rtcpSeen = ahead >= 64 ? 1 : rtcpSeen << ahead | 1;
            rtcpHighest = index;
        } else {
            rtcpSeen |= 1L << -ahead;
        }
    }
}
