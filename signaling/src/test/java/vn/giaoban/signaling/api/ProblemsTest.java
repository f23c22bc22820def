package vn.giaoban.signaling.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.meeting.Rejected;

class ProblemsTest {

    @ParameterizedTest
    @CsvSource({
        "idempotency-key-reused, 422",
        "site-unknown, 404",
        "bad-request, 400",
        "secrecy-not-allowed, 400",
        "not-allowed, 403",
        "link-killed, 410",
        "not-yet, 425",
        "too-busy, 503",
        "already-live, 409"
    })
    void aRefusalOfTheRulesHasTheStatusOfItsCode(String code, int status) {
        assertThat(Problems.of(new CompletionException(new Rejected(code))).status())
                .isEqualTo(status);
    }

    @Test
    void whatNobodyForesawTellsNothingButAnIncident() {
        Problem problem = Problems.of(new IllegalStateException("secret"));
        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.params()).containsOnlyKeys("incident");
    }
}
