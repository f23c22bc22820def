package vn.giaoban.recording.archive;

import java.util.ArrayList;
import java.util.List;
import vn.giaoban.media.mix.StillPicture;
import vn.giaoban.recording.archive.CombinedWebm.BytesPart;
import vn.giaoban.recording.archive.CombinedWebm.Part;
import vn.giaoban.recording.webm.ClusterBuilder;
import vn.giaoban.recording.webm.Track;

/** A card and silence for the time in which nothing was captured. */
final class GapFill {
    private static final long SHORTEST = 300;
    private static final long CLUSTER = 1_000;
    private static final int PACKET = 20;

    /** 20 ms of silence: one mono CELT frame that holds nothing (RFC 6716 section 3.1). */
    private static final byte[] SILENCE = {(byte) 0xf8, (byte) 0xff, (byte) 0xfe};

    private GapFill() {}

    /** One cluster a second; none for a hole too short to notice. */
    static List<Part> between(long fromMillis, long toMillis) {
        List<Part> parts = new ArrayList<>();
        if (toMillis - fromMillis < SHORTEST) {
            return parts;
        }
        byte[] card = StillPicture.card();
        for (long time = fromMillis; time < toMillis; time += CLUSTER) {
            long end = Math.min(time + CLUSTER, toMillis);
            ClusterBuilder cluster = new ClusterBuilder(time).add(Track.VIDEO, time, true, card);
            for (long sound = time; sound + PACKET <= end; sound += PACKET) {
                cluster.add(Track.AUDIO, sound, true, SILENCE);
            }
            parts.add(new BytesPart(time, cluster.bytes()));
        }
        return parts;
    }
}
