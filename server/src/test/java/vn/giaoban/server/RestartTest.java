package vn.giaoban.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveCommand.ChangeLink;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.LiveRoom.Status;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.server.RunningServer.Planned;

/** The second run of a server on the same folder. */
class RestartTest {
    @TempDir
    Path data;

    @Test
    void roomsThatWereInTheMidstOpenAlthoughNobodyComesIn() {
        ConferenceId conference;
        try (RunningServer server = RunningServer.start(data)) {
            Planned planned = server.conference(2, 30, "");
            conference = new ConferenceId(UUID.fromString(planned.id()));
            var site = new SiteId(UUID.fromString(planned.site(1)));
            live(server)
                    .submit(
                            conference,
                            new ChangeLink(site, Link.CONNECTED, null),
                            CommandContext.by("system:test", UUID.randomUUID(), Instant.now()))
                    .join();
        }
        try (RunningServer server = RunningServer.start(data)) {
            eventually(() -> isOpen(server, conference));
            assertThat(live(server).open())
                    .as("the sample's briefing goes on")
                    .anyMatch(room -> room.status() == Status.LIVE);
        }
    }

    private static LiveConferences live(RunningServer server) {
        return server.context.getBean(LiveConferences.class);
    }

    private static boolean isOpen(RunningServer server, ConferenceId conference) {
        return live(server).open().stream().anyMatch(room -> room.conference().equals(conference));
    }

    private static void eventually(BooleanSupplier truth) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!truth.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
