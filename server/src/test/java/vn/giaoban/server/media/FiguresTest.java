package vn.giaoban.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.MediaEvent.Flow;
import vn.giaoban.media.MediaEvent.Stats;
import vn.giaoban.media.PeerId;
import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.RoomView.Quality;
import vn.giaoban.signaling.room.PeerLine;

class FiguresTest {
    private static PeerLine line(int number, double lossDown, int stage, int freezes) {
        Stats stats = new Stats(
                new PeerId("p" + number),
                new Flow(0, 4, 300_000, 0, 0),
                new Flow(lossDown, number == 7 ? 50 : 20, 1_000_000, number, 1),
                30,
                4_000_000,
                stage);
        return new PeerLine(
                "p" + number,
                null,
                null,
                true,
                false,
                true,
                Quality.GOOD,
                stats,
                new ClientMessage.Stats(freezes, freezes * 500, stage, 25, 0, null, null));
    }

    @Test
    void aConferenceIsAFewNumbersHoweverManyPeersItHas() {
        List<PeerLine> few = List.of(line(1, 0, 720, 0));
        List<PeerLine> many = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            many.add(line(i, i == 7 ? 0.25 : 0, i < 100 ? 180 : 720, i == 7 ? 3 : 0));
        }
        String text = Figures.of(Map.of("c", many));
        assertThat(text.lines().count())
                .isEqualTo(Figures.of(Map.of("c", few)).lines().count());
        assertThat(text)
                .contains("giaoban_lines{conference=\"c\",word=\"good\"} 400\n")
                .contains("giaoban_line_loss_ratio{conference=\"c\",direction=\"down\",of=\"worst\"} 0.250000\n")
                .contains("giaoban_line_loss_ratio{conference=\"c\",direction=\"down\",of=\"p95\"} 0\n")
                .contains("giaoban_line_jitter_seconds{conference=\"c\",direction=\"up\",of=\"worst\"} 0.004000\n")
                .contains("giaoban_line_jitter_seconds{conference=\"c\",direction=\"down\",of=\"mean\"} 0.020075\n")
                .contains("giaoban_line_jitter_seconds{conference=\"c\",direction=\"down\",of=\"worst\"} 0.050000\n")
                .contains("giaoban_line_round_trip_seconds{conference=\"c\",of=\"mean\"} 0.030000\n")
                .contains("giaoban_media_bits_per_second{conference=\"c\",direction=\"down\"} 400000000\n")
                .contains("giaoban_stage_layer_lines{conference=\"c\",height=\"180\"} 100\n")
                .contains("giaoban_stage_frozen_lines{conference=\"c\"} 1\n")
                .contains("giaoban_stage_frozen_seconds{conference=\"c\"} 1.500000\n");
    }

    @Test
    void everyNameIsTypedOnceAndNoLinesAreNoNumbersOfThem() {
        String text = Figures.of(Map.of("b", List.of(), "a", List.of(line(1, 0, 0, 0))));
        assertThat(text.lines().filter(row -> row.equals("# TYPE giaoban_lines gauge")))
                .hasSize(1);
        assertThat(text).contains("giaoban_lines{conference=\"b\",word=\"good\"} 0\n");
        assertThat(text.lines().filter(row -> row.contains("\"b\"") && row.contains("loss")))
                .isEmpty();
        assertThat(Figures.of(Map.of())).isEmpty();
    }
}
