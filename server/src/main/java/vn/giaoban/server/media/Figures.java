package vn.giaoban.server.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import vn.giaoban.media.MediaEvent.Stats;
import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.RoomView.Quality;
import vn.giaoban.signaling.room.PeerLine;

/**
 * The lines of open conferences as gauges for Prometheus (text format 0.0.4): a few numbers for each conference, never
 * one for each peer. What each name means is in docs/operations.md.
 */
final class Figures {
    static final String MIME = "text/plain; version=0.0.4; charset=utf-8";

    private final Map<String, List<String>> samples = new TreeMap<>();

    private Figures() {}

    /** @param lines of each open conference, by its id */
    static String of(Map<String, List<PeerLine>> lines) {
        Figures figures = new Figures();
        new TreeMap<>(lines).forEach(figures::conference);
        StringBuilder text = new StringBuilder();
        figures.samples.forEach((name, all) -> {
            text.append("# TYPE ").append(name).append(" gauge\n");
            all.forEach(sample -> text.append(sample).append('\n'));
        });
        return text.toString();
    }

    private void conference(String conference, List<PeerLine> lines) {
        String id = "conference=\"" + conference + "\"";
        for (Quality word : Quality.values()) {
            add("giaoban_lines", id + ",word=\"" + lower(word) + "\"", count(lines, line -> line.word() == word));
        }
        List<Stats> up = lines.stream()
                .filter(PeerLine::up)
                .map(PeerLine::measured)
                .filter(java.util.Objects::nonNull)
                .toList();
        spread("giaoban_line_loss_ratio", id + ",direction=\"up\"", up, s -> s.up().loss());
        spread(
                "giaoban_line_loss_ratio",
                id + ",direction=\"down\"",
                up,
                s -> s.down().loss());
        spread("giaoban_line_jitter_seconds", id + ",direction=\"up\"", up, s -> s.up().jitterMillis() / 1e3);
        spread(
                "giaoban_line_jitter_seconds",
                id + ",direction=\"down\"",
                up,
                s -> s.down().jitterMillis() / 1e3);
        spread("giaoban_line_round_trip_seconds", id, up, s -> s.roundTripMillis() / 1e3);
        sum("giaoban_media_bits_per_second", id + ",direction=\"up\"", up, s -> s.up().bits());
        sum(
                "giaoban_media_bits_per_second",
                id + ",direction=\"down\"",
                up,
                s -> s.down().bits());
        sum("giaoban_packets_asked_again", id + ",direction=\"up\"", up, s -> s.up().asked());
        sum(
                "giaoban_packets_asked_again",
                id + ",direction=\"down\"",
                up,
                s -> s.down().asked());
        sum("giaoban_key_frames_asked", id + ",direction=\"up\"", up, s -> s.up().keyFrames());
        sum(
                "giaoban_key_frames_asked",
                id + ",direction=\"down\"",
                up,
                s -> s.down().keyFrames());
        for (int height : new int[] {0, 180, 360, 720}) {
            add(
                    "giaoban_stage_layer_lines",
                    id + ",height=\"" + height + "\"",
                    up.stream().filter(s -> nominal(s.stageHeight()) == height).count());
        }
        List<ClientMessage.Stats> seen = lines.stream()
                .map(PeerLine::seen)
                .filter(java.util.Objects::nonNull)
                .toList();
        add(
                "giaoban_stage_frozen_lines",
                id,
                seen.stream().filter(s -> s.freezes() > 0).count());
        sum("giaoban_stage_frozen_seconds", id, seen, s -> s.frozenMillis() / 1e3);
    }

    /** Pictures have whatever height their camera gave; the nearest of the usual layers keeps the names few. */
    private static int nominal(int height) {
        return height == 0 ? 0 : height <= 270 ? 180 : height <= 540 ? 360 : 720;
    }

    private static long count(List<PeerLine> lines, Predicate<PeerLine> which) {
        return lines.stream().filter(which).count();
    }

    private <T> void sum(String name, String labels, List<T> all, ToDoubleFunction<T> value) {
        add(name, labels, all.stream().mapToDouble(value).sum());
    }

    /** Mean, 95th percentile and worst; nothing where there is no line. */
    private <T> void spread(String name, String labels, List<T> all, ToDoubleFunction<T> value) {
        double[] sorted = all.stream().mapToDouble(value).sorted().toArray();
        if (sorted.length == 0) {
            return;
        }
        add(name, labels + ",of=\"mean\"", Arrays.stream(sorted).average().orElse(0));
        add(name, labels + ",of=\"p95\"", sorted[(int) Math.ceil(sorted.length * 0.95) - 1]);
        add(name, labels + ",of=\"worst\"", sorted[sorted.length - 1]);
    }

    private void add(String name, String labels, double value) {
        String number =
                value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.6f", value);
        samples.computeIfAbsent(name, key -> new ArrayList<>()).add(name + "{" + labels + "} " + number);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
