package vn.giaoban.bench.forward;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Processor time for each forwarded packet: our server, the bare loop and Janus, at several sizes, with frames as bursts
 * of seven packets and evenly paced. Ours and the bare loop take turns, window by window, because the machine drifts.
 */
public final class ForwardBench {
    private static final long SECOND = 1_000_000_000L;
    private static final int BURST = 7;
    private static final int ROUNDS = 5;
    private static final long WINDOW = 4 * SECOND;
    /** Warm is who compiles next to nothing any more: first at more packets, then in turns as they are measured. */
    private static final long WARM_UP = 20 * SECOND;

    private static final int REHEARSALS = 20;
    private static final double STILL_COMPILING = 0.02;

    private static final int WARM_PACKETS = 50_000;
    private static final int MORE = 20;
    static final double FULLY = 0.995;
    static final double TOO_BUSY = 0.85;
    private static final double CHEAP_JANUS_MICROS = 25;
    private static final double BURST_BUDGET = 0.8;
    static final double AUDIO_MILLIS = 5;
    private static final double FRAME_MILLIS = 15;
    private static final double EVEN_BUDGET = 1.3;

    /** @param janusBudget how many times cheaper than Janus; 0 where Janus is over its limits and only delivery is told */
    private record Point(int receivers, int packetsPerSecond, double janusBudget) {
        int warmPackets() {
            return Math.clamp(WARM_PACKETS / receivers, packetsPerSecond, 700);
        }
    }

    private static final List<Point> POINTS =
            List.of(new Point(50, 200, 4), new Point(100, 200, 5), new Point(400, 200, 0), new Point(200, 700, 0));

    private ForwardBench() {}

    /** @param only receivers x packets of the one point to measure, or {@value ThinCard#NAME}; empty for all */
    public static int run(String only) throws Exception {
        Place place = Place.make().coresApart();
        ObjectNode result = JsonMapper.shared().createObjectNode();
        result.put("name", "forward").put("ok", true).put("network", place.ownNetwork() ? "namespace" : "loopback");
        result.put("cores_apart", place.ownCores()).put("janus", JanusServer.installed());
        ArrayNode points = result.putArray("points");
        boolean ok = JanusServer.installed();
        try {
            for (Point point : POINTS) {
                if (only.isEmpty() || only.equals(point.receivers + "x" + point.packetsPerSecond)) {
                    ok &= measure(place, point, points);
                }
            }
            if (only.isEmpty() || only.equals(ThinCard.NAME)) {
                ok &= ThinCard.measure(place, result);
            }
        } finally {
            Place.remove();
        }
        result.put("ok", ok);
        System.out.println(result);
        return ok ? 0 : 1;
    }

    private static boolean measure(Place place, Point point, ArrayNode points) throws Exception {
        boolean ok = true;
        List<ObjectNode> two = new ArrayList<>();
        try (Trial ours = new Trial(JavaServer.start(OursMain.class, place, 17000), place, point.receivers);
                Trial bare = new Trial(JavaServer.start(BareMain.class, place, 17100), place, point.receivers)) {
            for (int burst : new int[] {BURST, 1}) {
                List<Trial> both = List.of(ours, bare);
                for (Trial trial : both) {
                    trial.warmUp(point.warmPackets(), burst, burst > 1 ? WARM_UP : WARM_UP / 2);
                }
                rehearse(both, () -> take(both, point, burst));
                for (int round = 0; round < ROUNDS; round++) {
                    take(both, point, burst);
                }
                ObjectNode one = points.addObject();
                two.add(one);
                ok &= tell(one, point, burst, ours, bare);
            }
            double warm = ours.setUpWarmMillis(MORE);
            two.forEach(one ->
                    one.put("setup_cold_ms", rounded(ours.setUpColdMillis)).put("setup_warm_ms", rounded(warm)));
        }
        if (JanusServer.installed()) {
            for (ObjectNode one : point.janusBudget > 0 ? two : two.subList(0, 1)) {
                ok &= besideJanus(place, point, one);
            }
        }
        for (ObjectNode one : two) {
            System.out.println(one);
        }
        return ok;
    }

    /** One round of what is measured. */
    private static void take(List<Trial> both, Point point, int burst) throws Exception {
        for (Trial trial : both) {
            trial.window(point.packetsPerSecond, burst, WINDOW);
        }
    }

    /** One round of what will be measured. */
    interface Round {
        void take() throws Exception;
    }

    /**
     * Until the servers have compiled what they need, for two rounds, or compile no less for waiting; what was counted is
     * forgotten.
     */
    static void rehearse(List<Trial> trials, Round round) throws Exception {
        int quiet = 0;
        for (int done = 0; done < REHEARSALS && quiet < 2; done++) {
            trials.forEach(Trial::forget);
            round.take();
            boolean compiling = trials.stream().anyMatch(trial -> trial.compilingShare() > STILL_COMPILING);
            quiet = compiling ? 0 : quiet + 1;
        }
        trials.forEach(Trial::forget);
    }

    private static boolean tell(ObjectNode one, Point point, int burst, Trial ours, Trial bare) throws Exception {
        double ratio = ours.microsPerPacket() / bare.microsPerPacket();
        double budget = burst > 1 ? BURST_BUDGET : EVEN_BUDGET;
        boolean quiet = ours.busiest() <= TOO_BUSY && bare.busiest() <= TOO_BUSY;
        Receiver.Totals sum = ours.sum();
        boolean whole = ours.delivered() >= FULLY && sum.forged == 0 && sum.opened > 0 && sum.busy();
        boolean timely = ours.audioP99() <= AUDIO_MILLIS && ours.frameP99() <= FRAME_MILLIS;
        boolean ok = ratio <= budget && quiet && whole && timely;
        one.put("receivers", point.receivers).put("pps", point.packetsPerSecond).put("burst", burst);
        one.put("us_per_packet", rounded(ours.microsPerPacket()));
        one.put("bare_us_per_packet", rounded(bare.microsPerPacket()));
        one.put("ratio", rounded(ratio)).put("ratio_budget", budget);
        one.put("cores", rounded(ours.cores())).put("delivered", rounded(ours.delivered()));
        one.put("bare_delivered", rounded(bare.delivered()));
        one.put("audio_p99_ms", rounded(ours.audioP99())).put("bare_audio_p99_ms", rounded(bare.audioP99()));
        one.put("frame_p99_ms", rounded(ours.frameP99())).put("bare_frame_p99_ms", rounded(bare.frameP99()));
        one.put("audio_p99_budget", AUDIO_MILLIS).put("frame_p99_budget", FRAME_MILLIS);
        one.put("rss_mb", rounded(ours.residentMegabytes()));
        one.put("opened", sum.opened).put("forged", sum.forged);
        one.put("nacks", sum.asked).put("again", sum.again).put("reports", sum.reports);
        one.put("feedbacks", sum.feedbacks);
        one.put("compiling", rounded(ours.compilingShare())).put("bare_compiling", rounded(bare.compilingShare()));
        one.put("machine", rounded(ours.busiest())).put("bare_machine", rounded(bare.busiest()));
        one.put("stolen", rounded(Math.max(ours.stolen(), bare.stolen())));
        one.put("taken_again", ours.repeated() + bare.repeated());
        one.put("ok", ok);
        System.err.printf(
                Locale.ROOT,
                "%d x %d burst %d: ours %.2f us, bare %.2f us, ratio %.2f, voices %.1f ms, pictures %.1f ms%n",
                point.receivers,
                point.packetsPerSecond,
                burst,
                ours.microsPerPacket(),
                bare.microsPerPacket(),
                ratio,
                ours.audioP99(),
                ours.frameP99());
        return ok;
    }

    /** With default and with two event loops; the better counts. */
    private static boolean besideJanus(Place place, Point point, ObjectNode one) throws Exception {
        double best = Double.NaN;
        double delivered = 0;
        for (int loops : new int[] {0, 2}) {
            try (Trial janus = new Trial(JanusServer.start(place, loops), place, point.receivers)) {
                int burst = one.path("burst").asInt();
                janus.warmUp(point.packetsPerSecond, burst, WARM_UP / 4);
                janus.window(point.packetsPerSecond, burst, WINDOW);
                janus.window(point.packetsPerSecond, burst, WINDOW);
                if (Double.isNaN(best) || janus.microsPerPacket() < best) {
                    best = janus.microsPerPacket();
                    delivered = janus.delivered();
                }
            }
        }
        one.put("janus_us_per_packet", rounded(best)).put("janus_delivered", rounded(delivered));
        if (point.janusBudget == 0) {
            return true;
        }
        double times = best / one.path("us_per_packet").asDouble();
        one.put("janus_ratio", rounded(times));
        boolean counts = one.path("burst").asInt() > 1 && delivered >= FULLY && best >= CHEAP_JANUS_MICROS;
        boolean ok = !counts || times >= point.janusBudget;
        one.put("janus_budget", counts ? point.janusBudget : 0)
                .put("ok", one.path("ok").asBoolean() && ok);
        return ok;
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
