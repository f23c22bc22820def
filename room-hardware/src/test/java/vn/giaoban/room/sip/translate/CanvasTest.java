package vn.giaoban.room.sip.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanvasTest {
    @ParameterizedTest
    @CsvSource({
        "'',       0,    0,       720",
        "42801f,   0,    0,       720",
        "42e016,   0,    0,       360",
        "42e016,   3600, 0,       720",
        "42800d,   0,    0,       180",
        "42801f,   0,    6000000, 720",
        "42801f,   0,    1500000, 720",
        "42801f,   3600, 768000,  360",
        "42801f,   3600, 384000,  180",
        "42801f,   3600, 64000,   180"
    })
    void aRoomIsShownWhatItsDecoderAndItsLineTake(String profileLevel, int maxFrame, long most, int height) {
        Canvas canvas = Canvas.of(profileLevel, maxFrame, most, true);
        assertThat(canvas.height()).isEqualTo(height);
        assertThat(canvas.wholeUnits()).isFalse();
    }
}
