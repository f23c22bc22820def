package vn.giaoban.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.KnockId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.signaling.DeviceSessions;
import vn.giaoban.signaling.directory.ConferenceBook;
import vn.giaoban.signaling.directory.Office;
import vn.giaoban.store.vault.Vault;

/**
 * Sessions of sites' devices. One is good for one site of one conference, as long as the generation of the link it was
 * traded for is the site's latest; those of simulators end with the server.
 */
public final class SiteDevices implements DeviceSessions {
    private static final String PREFIX = "device/";
    private static final Duration KEPT = Duration.ofDays(60);

    private final Vault vault;
    private final InstantSource clock;
    private final ConferenceBook conferences;
    private final TokenRecords<Record> records;
    private final List<Consumer<Ended>> listeners = new CopyOnWriteArrayList<>();

    /**
     * A session as kept.
     *
     * @param generation of the link; 0 for one that knocked without a link
     * @param knock what it was opened by, or null: the room knows whether it still waits
     */
    record Record(
            UUID conference,
            UUID site,
            UUID device,
            int generation,
            boolean simulated,
            @Nullable UUID knock,
            Instant began) {}

    /** A new session with its secret. */
    record Made(String token, Record session) {}

    public SiteDevices(Vault vault, InstantSource clock, ConferenceBook conferences) {
        this.vault = vault;
        this.clock = clock;
        this.conferences = conferences;
        this.records = new TokenRecords<>(vault, PREFIX, Record.class);
        Instant oldest = clock.instant().minus(KEPT);
        records.forgetIf(record -> record.began().isBefore(oldest));
    }

    /** A session for a device that showed its site's link, or knocks. Durable when it returns. */
    Made begin(ConferenceId conference, SiteId site, DeviceId device, int generation, @Nullable KnockId knock) {
        var record = new Record(
                conference.value(),
                site.value(),
                device.value(),
                generation,
                false,
                knock == null ? null : knock.value(),
                clock.instant());
        String token = Tokens.random();
        records.keep(Tokens.hash(token), record);
        return new Made(token, record);
    }

    /** A session for a simulated site, kept in memory only. */
    public String beginSimulated(ConferenceId conference, SiteId site, DeviceId device) {
        String token = Tokens.random();
        records.remember(
                Tokens.hash(token),
                new Record(conference.value(), site.value(), device.value(), 0, true, null, clock.instant()));
        return token;
    }

    /** A session for a room system that showed its site's PIN, kept in memory: it ends with its call. */
    public String beginRoom(ConferenceId conference, SiteId site, DeviceId device) {
        int generation = conferences
                .find(conference)
                .map(entry -> entry.generations().getOrDefault(site, 1))
                .orElse(1);
        String token = Tokens.random();
        records.remember(
                Tokens.hash(token),
                new Record(conference.value(), site.value(), device.value(), generation, false, null, clock.instant()));
        return token;
    }

    @Override
    public DeviceSession device(String token) {
        String hash = Tokens.hash(token);
        Record record = records.of(hash).orElseThrow(() -> new Rejected("unauthorized"));
        var conference =
                conferences.find(new ConferenceId(record.conference())).orElseThrow(() -> new Rejected("unauthorized"));
        int latest = conference.generations().getOrDefault(new SiteId(record.site()), 0);
        if (record.generation() != 0 && record.generation() != latest) {
            throw new Rejected("link-killed", Office.whomToAsk(vault));
        }
        conference.checkOpen(clock.instant());
        return session(hash, record);
    }

    private static DeviceSession session(String hash, Record record) {
        return new DeviceSession(
                Tokens.publicId(hash),
                new ConferenceId(record.conference()),
                new SiteId(record.site()),
                new DeviceId(record.device()),
                record.simulated(),
                record.knock() == null ? null : new KnockId(record.knock()));
    }

    /** Whoever shows this token, whether it may still come in or not: before its time it may see name and time. */
    Optional<DeviceSession> known(String token) {
        String hash = Tokens.hash(token);
        return records.of(hash).map(record -> session(hash, record));
    }

    /** Whether this device came to the site by a link before. */
    boolean hasBeenAt(SiteId site, DeviceId device) {
        return records.all().values().stream()
                .anyMatch(r -> r.site().equals(site.value()) && r.device().equals(device.value()) && r.knock() == null);
    }

    /** The site's link was re-issued: its devices are out at once. */
    public void linkKilled(ConferenceId conference, SiteId site) {
        records.forgetIf(record -> record.conference().equals(conference.value())
                && record.site().equals(site.value())
                && !record.simulated()
                && record.generation() == 0);
        listeners.forEach(l -> l.accept(new Ended.Link(conference, site)));
    }

    @Override
    public void onEnd(Consumer<Ended> listener) {
        listeners.add(listener);
    }
}
