package vn.giaoban.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckBudgetTest {
    private static final long SECOND = 1_000_000_000L;
    private static final InetAddress PROVINCE = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress OTHER = InetAddress.ofLiteral("192.0.2.2");

    private final CheckBudget budget = new CheckBudget();

    @Test
    void fourHundredSitesMayJoinFromOneAddressAtOnce() {
        assertThat(IntStream.range(0, 400 * 8).allMatch(i -> budget.allows(PROVINCE, 5 * SECOND)))
                .isTrue();
    }

    @Test
    void aFloodFromOneAddressIsCutOffForItsSecondAndForNobodyElse() {
        long let = IntStream.range(0, 100_000)
                .filter(i -> budget.allows(PROVINCE, 5 * SECOND))
                .count();
        assertThat(let).isEqualTo(4000);
        assertThat(budget.allows(OTHER, 5 * SECOND)).isTrue();
        assertThat(budget.allows(PROVINCE, 6 * SECOND)).isTrue();
    }
}
