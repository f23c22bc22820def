package vn.giaoban.meeting.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveEvent.ModeChanged;
import vn.giaoban.store.log.UnknownEvent;

/** An invented past of one event: first it had a number, then a word named differently, then what it has today. */
class HopsTest {
    private record NumberBecomesWord() implements Hop {
        @Override
        public String event() {
            return "mode-changed";
        }

        @Override
        public int from() {
            return 1;
        }

        @Override
        public ObjectNode lift(ObjectNode old) {
            int number = old.path("number").asInt();
            old.removeAll();
            return old.put("manner", Mode.values()[number].name());
        }
    }

    private record MannerBecomesMode() implements Hop {
        @Override
        public String event() {
            return "mode-changed";
        }

        @Override
        public int from() {
            return 2;
        }

        @Override
        public ObjectNode lift(ObjectNode old) {
            old.set("mode", old.remove("manner"));
            return old;
        }
    }

    private final MeetingEvents events =
            new MeetingEvents(new Hops(List.of(new MannerBecomesMode(), new NumberBecomesWord())));

    private Object read(int version, String json) {
        return events.fromJson("mode-changed", version, json.getBytes(UTF_8));
    }

    @Test
    void everyOlderVersionIsLiftedHopByHop() {
        Mode second = Mode.values()[1];
        assertThat(read(1, "{\"number\":1}")).isEqualTo(new ModeChanged(second));
        assertThat(read(2, "{\"manner\":\"" + second + "\"}")).isEqualTo(new ModeChanged(second));
        assertThat(read(3, "{\"mode\":\"" + second + "\"}")).isEqualTo(new ModeChanged(second));
    }

    @Test
    void whatIsWrittenIsOfTheNewestVersion() {
        assertThat(events.version(new ModeChanged(Mode.MODERATED))).isEqualTo(3);
        assertThat(new MeetingEvents().version(new ModeChanged(Mode.MODERATED))).isEqualTo(1);
    }

    @Test
    void aVersionFromTheFutureIsUnknownAndSaysWhich() {
        assertThatThrownBy(() -> read(4, "{}")).isInstanceOfSatisfying(UnknownEvent.class, e -> {
            assertThat(e.name()).isEqualTo("mode-changed");
            assertThat(e.version()).isEqualTo(4);
        });
        assertThatThrownBy(() -> read(0, "{}")).isInstanceOf(UnknownEvent.class);
    }

    @Test
    void anOlderVersionThatIsNotOfItsShapeIsRefused() {
        assertThatThrownBy(() -> read(2, "[]"))
                .isInstanceOf(IllegalArgumentException.class)
                .isNotInstanceOf(UnknownEvent.class);
        assertThatThrownBy(() -> read(2, "{\"manner\":\"SLEEPING\"}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hopsThatLeaveAVersionOutAreRefused() {
        assertThatThrownBy(() -> new Hops(List.of(new MannerBecomesMode())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mode-changed");
    }
}
