package vn.giaoban.media.sdp;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.secure.Fingerprint;

/**
 * One m-section, with what it inherits from the session.
 *
 * @param kind "audio", "video" or anything else as written
 * @param direction "sendonly", "recvonly", "sendrecv" or "inactive"
 * @param extensions header extension ids by URI
 * @param rids those the sender of this description sends, in order
 * @param ssrcs announced, in order
 * @param repairs the SSRC of the retransmissions by the SSRC repaired (ssrc-group FID)
 * @param stream the msid's stream id, empty without one
 * @param candidates UDP host candidates
 */
public record Section(
        String kind,
        int port,
        String mid,
        String direction,
        List<Codec> codecs,
        Map<String, Integer> extensions,
        List<String> rids,
        List<Integer> ssrcs,
        Map<Integer, Integer> repairs,
        String stream,
        String ufrag,
        String password,
        @Nullable Fingerprint fingerprint,
        String setup,
        boolean rtcpMux,
        List<InetSocketAddress> candidates) {

    /** Id of a header extension, 0 when it is not there. */
    public int extension(String uri) {
        return extensions.getOrDefault(uri, 0);
    }
}
