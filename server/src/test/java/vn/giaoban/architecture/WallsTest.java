package vn.giaoban.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WallsTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("vn.giaoban");

    /** For each wall a class of the planted ones that breaks it. */
    private static final Map<String, String> BROKEN_BY = Map.ofEntries(
            Map.entry("sans-IO packages know no socket, thread, chance or framework", "media.sfu.planted.OpensASocket"),
            Map.entry("sans-IO packages never read the clock", "media.sfu.planted.ReadsTheClock"),
            Map.entry("decisions never read the clock", "meeting.planted.TimedEvent"),
            Map.entry("decisions know only the meeting, sealed texts and Java", "meeting.planted.SpringyCommand"),
            Map.entry("the store knows no meeting", "store.planted.KnowsTheMeeting"),
            Map.entry("the meeting knows no edge", "meeting.planted.KnowsMedia"),
            Map.entry("media knows no meeting", "media.planted.KnowsTheMeeting"),
            Map.entry("signaling knows no neighbour", "signaling.planted.KnowsTheServer"),
            Map.entry("recording knows no neighbour", "recording.planted.KnowsTheServer"),
            Map.entry("rooms know no neighbour", "room.planted.KnowsTheServer"),
            Map.entry(
                    "the simulated camera shares nothing with what it tests", "room.simulator.planted.KnowsTheEngine"),
            Map.entry("media and store know no Spring", "media.planted.KnowsSpring"),
            Map.entry("reactive types stay at the edge", "recording.planted.Reacts"),
            Map.entry("only the server wires", "recording.planted.Wires"),
            Map.entry("no event processor of Axon's", "meeting.planted.ProcessesEvents"),
            Map.entry("aggregates are package-private shells", "meeting.planted.PublicAggregate"),
            Map.entry("nobody prints or logs by java.util.logging outside the server", "media.planted.Prints"),
            Map.entry("packages have no cycles", "media.planted.KnowsTheMeeting"));

    static Stream<String> walls() {
        return Walls.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("walls")
    void theProductKeeps(String wall) {
        wall(wall).check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("walls")
    void thePlantedClassBreaks(String wall) {
        String planted = "vn.giaoban." + BROKEN_BY.get(wall);
        JavaClasses classes = new ClassFileImporter()
                .importPackages(planted.substring(0, planted.lastIndexOf('.')), "vn.giaoban.meeting.planted");
        assertThat(classes.contain(planted)).isTrue();
        assertThatThrownBy(() -> wall(wall).check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(planted.substring(planted.lastIndexOf('.') + 1));
    }

    @Test
    void theProductIsAllThere() {
        assertThat(PRODUCT.size()).isGreaterThan(200);
    }

    private static ArchRule wall(String name) {
        ArchRule rule = Walls.all().get(name);
        assertThat(rule).as(name).isNotNull();
        return Objects.requireNonNull(rule);
    }
}
