package vn.giaoban.store.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FindingJsonTest {
    private static final List<Finding> ONE_OF_EACH = List.of(
            new Finding.EventChanged(23, new UUID(7, 23), new StreamId("counter/a"), 4, "counted"),
            new Finding.ChainBroken(3, new UUID(7, 3)),
            new Finding.CommitMissing(9),
            new Finding.ScopeHidden(5, "conf-1"),
            new Finding.IndexDiffers(6, "events_by_stream"),
            new Finding.PageDamaged("log.db", 12, "commits", 340),
            new Finding.LogBehindAnchor(20, 15),
            new Finding.LogBehindView("units", 20, 15),
            new Finding.AnchorDiffers(20),
            new Finding.AnchorMissing("anchor"),
            new Finding.AnchorForged("anchor"),
            new Finding.FileUnreadable("log.db", 0, "no such \"file\""));

    @Test
    void everyKindOfFindingIsReadAsItWasWritten() {
        assertThat(ONE_OF_EACH)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Finding.class.getPermittedSubclasses()))
                .hasSameSizeAs(Finding.class.getPermittedSubclasses());
        for (Finding finding : ONE_OF_EACH) {
            assertThat(FindingJson.read(FindingJson.write(finding))).isEqualTo(finding);
        }
    }

    @Test
    void whatIsNoFindingIsRefused() {
        for (String text : List.of("", "nonsense", "[]", "{}", "{\"code\":1}", "{\"code\":\"none\"}")) {
            assertThatThrownBy(() -> FindingJson.read(text.getBytes(UTF_8)))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
