package vn.giaoban.room.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.room.sip.media.CallHealth;

class TroubleTest {
    private static final Instant BEGAN = Instant.parse("2026-11-23T01:00:00Z");

    private static CallHealth health(boolean held, boolean heard, @Nullable Boolean hears, double lost) {
        return new CallHealth(
                "PCMA", false, false, held, 20, lost, 0, 3, 100, 100, 0, heard, hears, false, false, "", "", -1, "");
    }

    private static List<String> after(int seconds, CallHealth health) {
        return Trouble.of(health, "seated", BEGAN, BEGAN.plusSeconds(seconds));
    }

    @Test
    void soundThatGoesOneWayOnlyIsATroubleOnceTheCallHasSettled() {
        assertThat(after(5, health(false, false, null, 0))).isEmpty();
        assertThat(after(20, health(false, false, null, 0))).containsExactly("room-not-heard");
        assertThat(after(20, health(false, true, false, 0))).containsExactly("room-hears-nothing");
        assertThat(after(20, health(false, true, true, 0))).isEmpty();
    }

    @Test
    void aRoomThatHoldsTheCallIsSilentOnPurpose() {
        assertThat(after(20, health(true, false, false, 0.5))).containsExactly("room-holds");
    }

    @Test
    void theWorstComesFirst() {
        assertThat(after(20, health(false, false, true, 0.2))).containsExactly("room-not-heard", "packets-lost");
    }
}
