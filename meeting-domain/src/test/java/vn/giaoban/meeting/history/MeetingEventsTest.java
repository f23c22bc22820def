package vn.giaoban.meeting.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.account.AccountEvent;
import vn.giaoban.meeting.camera.CameraEvent;
import vn.giaoban.meeting.conference.ConferenceEvent;
import vn.giaoban.meeting.device.DeviceEvent;
import vn.giaoban.meeting.list.SavedListEvent;
import vn.giaoban.meeting.live.LiveEvent;
import vn.giaoban.meeting.live.LobbyEvent;
import vn.giaoban.meeting.live.SiteSessionEvent;
import vn.giaoban.meeting.site.SiteEvent;
import vn.giaoban.meeting.unit.UnitEvent;

final class MeetingEventsTest {
    private static final List<Class<?>> VOCABULARIES = List.of(
            UnitEvent.class,
            SiteEvent.class,
            CameraEvent.class,
            DeviceEvent.class,
            AccountEvent.class,
            SavedListEvent.class,
            ConferenceEvent.class,
            LiveEvent.class,
            SiteSessionEvent.class,
            LobbyEvent.class);

    private final MeetingEvents events = new MeetingEvents();

    static Stream<Class<?>> records() {
        return VOCABULARIES.stream().flatMap(v -> Arrays.stream(v.getPermittedSubclasses()));
    }

    static Stream<String> names() {
        return EventNames.all().stream();
    }

    private static byte[] sample(String name, int version) throws IOException {
        try (InputStream in =
                MeetingEventsTest.class.getResourceAsStream("/events/" + name + "/v" + version + ".json")) {
            assertThat(in).as("sample of %s", name).isNotNull();
            return in == null
                    ? new byte[0]
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .strip()
                            .getBytes(StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyEventHasAStableName(Class<?> type) {
        assertThat(EventNames.nameOf(type)).isNotNull().matches("[a-z]+(-[a-z]+)*");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNameIsAnEventOfAVocabulary(String name) {
        assertThat(records()).contains(EventNames.recordOf(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void todaysRecordWritesExactlyTheNewestSample(String name) throws IOException {
        int newest = events.newest(name);
        byte[] sample = sample(name, newest);
        MeetingEvent event = events.fromJson(name, newest, sample);
        assertThat(events.name(event)).isEqualTo(name);
        assertThat(new String(events.toJson(event), StandardCharsets.UTF_8))
                .isEqualTo(new String(sample, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyOlderSampleIsStillRead(String name) throws IOException {
        for (int version = 1; version < events.newest(name); version++) {
            assertThat(events.fromJson(name, version, sample(name, version))).isInstanceOf(EventNames.recordOf(name));
        }
    }

    @Test
    void whatIsUnknownOrOfAnotherShapeIsSaidToBe() {
        assertThatThrownBy(() -> events.fromJson("never-heard-of", 1, "{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> events.fromJson("meeting-closed", 2, "{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> events.fromJson("floor-extended", 1, "{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> events.fromJson(
                        "mode-changed", 1, "{\"mode\":\"MODERATED\",\"more\":1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("names")
    void spoiltBytesAreRefusedAndNothingElse(String name) throws IOException {
        long seed = name.hashCode();
        Random random = new Random(seed);
        byte[] sample = sample(name, events.newest(name));
        for (int round = 0; round < 50; round++) {
            byte[] spoilt = sample.clone();
            spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
            try {
                events.fromJson(name, events.newest(name), spoilt);
            } catch (IllegalArgumentException expected) {
                assertThat(expected).as("seed %d", seed).hasMessageContaining(name);
            }
        }
    }
}
