package vn.giaoban.signaling.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CopiedTitleTest {
    /** Monday, 9 November 2026, 01:00 in Vietnam: still Sunday in Greenwich. */
    private static final Instant NINTH = Instant.parse("2026-11-08T18:00:00Z");

    private static String aWeekLater(String title) {
        return CopiedTitle.of(title, NINTH, NINTH.plusSeconds(7 * 86_400));
    }

    @Test
    void aTitleThatNamesItsDayNamesTheNewOne() {
        assertThat(aWeekLater("Giao ban tuần, ngày 09/11")).isEqualTo("Giao ban tuần, ngày 16/11");
        assertThat(aWeekLater("Giao ban 9/11/2026")).isEqualTo("Giao ban 16/11/2026");
        assertThat(aWeekLater("Giao ban tuần 46")).isEqualTo("Giao ban tuần 47");
    }

    @Test
    void whateverElseLooksLikeADateStays() {
        for (String title : new String[] {
            "Họp theo giấy mời 205/GM-UBND",
            "Sơ kết từ 01/11",
            "Tổng kết 09/11/2025",
            "Nghị định 09/11/26",
            "Tuần 12",
            "$1 \\"
        }) {
            assertThat(aWeekLater(title)).isEqualTo(title);
        }
    }
}
