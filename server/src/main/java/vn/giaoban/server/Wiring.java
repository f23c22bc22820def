package vn.giaoban.server;

import java.io.IOException;
import java.net.BindException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.embedded.EmbeddedMedia;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.LiveMailboxes;
import vn.giaoban.meeting.views.MeetingViews;
import vn.giaoban.recording.RecordConference;
import vn.giaoban.recording.archive.RecordingArchive;
import vn.giaoban.recording.seal.SealKey;
import vn.giaoban.recording.seal.Sealer;
import vn.giaoban.recording.seal.SecretStore;
import vn.giaoban.server.access.Passwords;
import vn.giaoban.server.access.ServiceTokens;
import vn.giaoban.server.access.SiteDevices;
import vn.giaoban.server.access.SiteLinks;
import vn.giaoban.server.access.SiteLinks.Generations;
import vn.giaoban.server.access.StaffSessions;
import vn.giaoban.server.access.StartLink;
import vn.giaoban.server.boot.Ports;
import vn.giaoban.server.kept.KeptRecordings;
import vn.giaoban.server.kept.RecordingsConfiguration;
import vn.giaoban.server.media.MediaDriver;
import vn.giaoban.server.sample.LoopRecorder;
import vn.giaoban.server.sample.SampleProvince;
import vn.giaoban.server.system.WallClock;
import vn.giaoban.signaling.api.Authority;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.Consistency;
import vn.giaoban.signaling.directory.ConferenceLinks;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.signaling.directory.Offices;
import vn.giaoban.signaling.web.Signaling;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.sqlite.SqliteStore;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.SqliteViews;
import vn.giaoban.store.views.Views;

/** The parts of the server under its edge, and what each is given. Closing goes the other way round. */
@Configuration(proxyBeanMethods = false)
@Import({AccessWiring.class, DeviceWiring.class, EdgeWiring.class, RoomWiring.class})
class Wiring {
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Closed with the store. */
    @Bean(destroyMethod = "")
    CommitLog log(SqliteStore store) {
        return store.log();
    }

    /** Closed with the store. */
    @Bean(destroyMethod = "")
    Vault vault(SqliteStore store) {
        return store.vault();
    }

    @Bean
    MeetingEvents events() {
        return new MeetingEvents();
    }

    @Bean
    Views views(CommandLine line, CommitLog log, MeetingEvents events, Vault vault) {
        return SqliteViews.open(line.data().resolve("views.db"), log, MeetingViews.all(events, vault));
    }

    @Bean
    MeetingCommands commands(CommitLog log, MeetingEvents events, Clock clock) {
        return MeetingCommands.on(log, events, clock);
    }

    @Bean
    WallClock wallClock(Clock clock) {
        return new WallClock(clock, System::nanoTime);
    }

    @Bean
    LiveMailboxes live(CommitLog log, MeetingEvents events, Clock clock, WallClock wall) {
        return LiveMailboxes.on(log, events, clock).keepTime(HEARTBEAT, wall::trusted);
    }

    /** Its port was free a moment ago; one that was taken since then moves on, too. */
    @Bean
    EmbeddedMedia.Started embeddedMedia(MediaConfiguration configuration, Ports ports, Clock clock) throws IOException {
        for (int port = ports.media(); ; port++) {
            try {
                return EmbeddedMedia.open(configuration.settings(port, clock));
            } catch (BindException e) {
                if (port == ports.media() + Ports.TRIES) {
                    throw e;
                }
            }
        }
    }

    @Bean
    MediaPlane media(MediaDriver driver, EmbeddedMedia.Started started) throws IOException {
        return driver.start(started::plane);
    }

    @Bean
    Offices offices(Vault vault) {
        return new Offices(vault);
    }

    @Bean
    Directory directory(Views views, Vault vault, Offices offices) {
        return new Directory(views, vault, offices);
    }

    @Bean
    Authority authority(Directory directory, Views views) {
        return new Authority(directory, views);
    }

    @Bean
    ConferenceLinks conferenceLinks(Views views, Clock clock) {
        return new ConferenceLinks(views, clock);
    }

    @Bean
    Passwords passwords(Vault vault, Clock clock) {
        return new Passwords(vault, clock);
    }

    @Bean
    StaffSessions sessions(Vault vault, Clock clock, ServerSettings settings) {
        return new StaffSessions(vault, clock, settings.sessionLength());
    }

    @Bean
    ServiceTokens tokens(Vault vault, Clock clock) {
        return new ServiceTokens(vault, clock);
    }

    @Bean
    SiteDevices devices(Vault vault, Clock clock, ConferenceLinks conferences) {
        return new SiteDevices(vault, clock, conferences);
    }

    @Bean
    SiteLinks links(Vault vault, ConferenceLinks conferences) {
        return new SiteLinks(
                vault,
                () -> conferences.linked().stream()
                        .map(c -> new Generations(c.conference(), c.generations()))
                        .toList());
    }

    @Bean
    StartLink startLink() {
        return new StartLink(new SecureRandom());
    }

    @Bean
    RunKeys runKeys() {
        return RunKeys.random();
    }

    @Bean
    Sealer sealer(SealKey key) {
        return new Sealer(key);
    }

    /** Past meetings are held once more while it is made: nothing may follow the live conferences before. */
    @Bean
    SampleOffice sample(
            CommandLine line,
            MeetingCommands commands,
            LiveConferences live,
            Vault vault,
            CommitLog log,
            Offices offices,
            Clock clock,
            RecordingArchive recordings,
            Sealer sealer) {
        var recorder = new LoopRecorder(recordings, sealer, log::head, clock);
        var province = new SampleProvince(commands, live, vault, log, clock, recorder);
        return SampleOffice.open(province, vault, offices, line.empty());
    }

    @Bean
    RecordConference recorder(
            MediaPlane media,
            LiveConferences live,
            RecordingArchive recordings,
            Sealer sealer,
            SqliteStore store,
            SampleOffice afterSample) {
        return RecordConference.start(new RecordConference.Ports(
                media,
                live,
                recordings,
                sealer,
                store.log()::head,
                store::anchorNow,
                RecordConference.steadyClock(),
                (conference, recording, programMillis, bytes) -> {}));
    }

    @Bean
    Signaling signaling(
            SampleOffice afterSample,
            LiveConferences live,
            MediaPlane media,
            Vault vault,
            Directory names,
            Authority access,
            StaffSessions sessions,
            SiteDevices devices) {
        return new Signaling(live, media, vault, names, access, sessions, devices);
    }

    @Bean
    RoomsOfLastRun roomsOfLastRun(
            CommitLog log, Views views, ConferenceLinks conferences, Signaling signaling, Clock clock) {
        return new RoomsOfLastRun(log.head().position(), views, conferences, signaling, clock);
    }

    @Bean
    RecordingArchive recordings(CommandLine line) {
        return new RecordingArchive(line.data());
    }

    @Bean
    KeptRecordings keptRecordings(RecordingsConfiguration configuration, RecordingArchive archive) {
        return KeptRecordings.start(configuration, archive);
    }

    @Bean
    SealKey sealKey(Vault vault) {
        return SealKey.of(new SecretStore() {
            @Override
            public Optional<byte[]> secret(String name) {
                return vault.secret(name);
            }

            @Override
            public void putSecret(String name, byte[] value) {
                vault.putSecret(name, value);
            }
        });
    }

    @Bean
    Consistency consistency(CommitLog log, Views views) {
        return new Consistency() {
            @Override
            public Optional<String> digestOf(UUID commandId) {
                return log.findByCommand(commandId).map(c -> {
                    String digest = c.commit().header().requestDigest();
                    return digest == null ? "" : digest;
                });
            }

            @Override
            public void await(long position) {
                views.awaitServing(position, Call.PATIENCE);
            }
        };
    }
}
