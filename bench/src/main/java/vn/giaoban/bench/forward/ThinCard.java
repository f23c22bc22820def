package vn.giaoban.bench.forward;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * 400 receivers behind a network card of 1 Gbit/s with a short queue: a picture for all of them is more than the queue
 * takes, so the loop paces what it sends, and a voice does not stand behind it.
 */
final class ThinCard {
    static final String NAME = "card";

    private static final long LINE = 1_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int RECEIVERS = 400;
    private static final int PACKETS = 200;
    private static final int BURST = 7;
    private static final double FRAME_MILLIS = 35;

    private ThinCard() {}

    static boolean measure(Place place, ObjectNode result) throws Exception {
        if (!place.limit(LINE)) {
            System.err.println("card: not measured, a card cannot be limited here (namespaces, tc)");
            result.put(NAME, "not permitted");
            return true;
        }
        ObjectNode one = result.putObject(NAME);
        try (Trial ours =
                new Trial(JavaServer.start(OursMain.class, place, 17200, Long.toString(LINE)), place, RECEIVERS)) {
            ours.warmUp(PACKETS, BURST, 15 * SECOND);
            ForwardBench.rehearse(List.of(ours), () -> ours.window(PACKETS, BURST, 4 * SECOND));
            long before = place.dropped();
            for (int i = 0; i < 3; i++) {
                ours.window(PACKETS, BURST, 4 * SECOND);
            }
            long dropped = place.dropped() - before;
            boolean ok = dropped == 0
                    && ours.delivered() >= ForwardBench.FULLY
                    && ours.sum().forged == 0
                    && ours.busiest() <= ForwardBench.TOO_BUSY
                    && ours.audioP99() <= ForwardBench.AUDIO_MILLIS
                    && ours.frameP99() <= FRAME_MILLIS;
            one.put("line_mbit", LINE / 1_000_000).put("receivers", RECEIVERS).put("pps", PACKETS);
            one.put("us_per_packet", ForwardBench.rounded(ours.microsPerPacket()));
            one.put("delivered", ForwardBench.rounded(ours.delivered())).put("dropped", dropped);
            one.put("audio_p99_ms", ForwardBench.rounded(ours.audioP99()));
            one.put("audio_p99_budget", ForwardBench.AUDIO_MILLIS);
            one.put("frame_p99_ms", ForwardBench.rounded(ours.frameP99())).put("frame_p99_budget", FRAME_MILLIS);
            one.put("compiling", ForwardBench.rounded(ours.compilingShare()));
            one.put("machine", ForwardBench.rounded(ours.busiest()));
            one.put("stolen", ForwardBench.rounded(ours.stolen())).put("taken_again", ours.repeated());
            one.put("ok", ok);
            System.out.println(one);
            return ok;
        }
    }
}
