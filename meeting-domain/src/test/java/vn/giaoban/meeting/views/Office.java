package vn.giaoban.meeting.views;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.MeetingCommand;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.conference.ConferenceCommand.DraftConference;
import vn.giaoban.meeting.conference.ConferenceEvent.JoinPolicy;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveCommand.GrantFloor;
import vn.giaoban.meeting.live.LiveCommand.RegisterToSpeak;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.meeting.live.LiveMailboxes;
import vn.giaoban.meeting.site.SiteCommand.RegisterSite;
import vn.giaoban.meeting.unit.UnitCommand.EstablishUnits;
import vn.giaoban.meeting.unit.UnitCommand.NewUnit;
import vn.giaoban.meeting.unit.UnitEvent.Kind;
import vn.giaoban.meeting.unit.UnitEvent.UnitEstablished;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.sqlite.SqliteStore;
import vn.giaoban.store.vault.Person;
import vn.giaoban.store.vault.SealedText;
import vn.giaoban.store.views.SqliteViews;
import vn.giaoban.store.views.ViewState;
import vn.giaoban.store.views.Views;

/** A small province on a real store: a hall and two communes, with everything from log to views. */
final class Office implements AutoCloseable {
    static final Instant EIGHT = Instant.parse("2026-11-30T01:00:00Z");
    static final ConferenceId BRIEFING = new ConferenceId(id("briefing"));
    static final UnitId PROVINCE = new UnitId(id("province"));
    static final UnitId KY_THUONG = new UnitId(id("ky thuong"));
    static final UnitId DONG_LAM = new UnitId(id("dong lam"));
    static final SiteId HALL = site(PROVINCE);
    static final AccountId CHAIR = new AccountId(id("chair"));

    final SqliteStore store;
    final MeetingEvents events = new MeetingEvents();
    private final Path directory;
    private final Clock clock = Clock.fixed(EIGHT, ZoneOffset.UTC);
    private final MeetingCommands commands;
    private final LiveMailboxes live;
    private Views views;
    private Instant now = EIGHT;
    private int sent;

    Office(Path directory) {
        this.directory = directory;
        store = SqliteStore.open(directory.resolve("data"));
        commands = MeetingCommands.on(store.log(), events, clock);
        live = LiveMailboxes.on(store.log(), events, clock);
        views = open();
    }

    private Views open() {
        return SqliteViews.open(directory.resolve("views.db"), store.log(), MeetingViews.all(events, store.vault()));
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static SiteId site(UnitId unit) {
        return new SiteId(id("site of " + unit));
    }

    static PersonId person(String name) {
        return new PersonId(id("person " + name));
    }

    Speaker speaker(String name) {
        store.vault().putPerson(new Person(person(name).value(), name, null, null));
        return new Speaker(person(name), "Chủ tịch UBND xã");
    }

    Office province() {
        LocalDate since = LocalDate.of(2025, 7, 1);
        send(new EstablishUnits(List.of(
                unit(PROVINCE, "tỉnh", "Quảng Ninh", null, "22", since),
                unit(KY_THUONG, "xã", "Kỳ Thượng", PROVINCE, "07057", since),
                unit(DONG_LAM, "xã", "Đồng Lâm", PROVINCE, "07058", since))));
        for (UnitId unit : List.of(PROVINCE, KY_THUONG, DONG_LAM)) {
            send(new RegisterSite(site(unit), unit, null, 20, person("contact of " + unit)));
        }
        return this;
    }

    private static NewUnit unit(
            UnitId unit, String type, String name, @Nullable UnitId parent, String code, LocalDate since) {
        return new NewUnit(new UnitEstablished(unit, Kind.TERRITORY, type, name, parent, since), code);
    }

    Office scheduled() {
        return scheduled(BRIEFING, EIGHT);
    }

    Office scheduled(ConferenceId conference, Instant from) {
        Plan plan = new Plan(
                "Giao ban tháng 11",
                "giao ban",
                from,
                from.plusSeconds(7200),
                person("chairman"),
                "Chủ tịch UBND tỉnh",
                PROVINCE,
                HALL,
                List.of(site(KY_THUONG), site(DONG_LAM)),
                List.of(PROVINCE, KY_THUONG, DONG_LAM),
                List.of(),
                JoinPolicy.LINK,
                5,
                null);
        return send(new DraftConference(conference, plan, "THUONG", null, true));
    }

    Office send(MeetingCommand command) {
        commands.send(command, context()).join();
        return this;
    }

    Office submit(LiveCommand command) {
        live.submit(BRIEFING, command, context()).join();
        return this;
    }

    /** The site asks, and is given the floor. */
    Office speaks(UnitId unit, String who, String topic) {
        RequestId request = new RequestId(id("request " + sent));
        submit(new RegisterToSpeak(request, site(unit), speaker(who), sealed(topic)));
        return submit(new GrantFloor(site(unit), request, null));
    }

    SealedText sealed(String text) {
        return store.vault().seal("conference/" + BRIEFING, text);
    }

    Office after(Duration time) {
        now = now.plus(time);
        return this;
    }

    Instant now() {
        return now;
    }

    private CommandContext context() {
        return new CommandContext(id("command " + sent++), "account:" + CHAIR, CHAIR, 1, now, now, false, null);
    }

    <T> T ask(Views.Query<T> query) {
        views.await(store.log().head().position(), Duration.ofSeconds(10));
        return views.query(query);
    }

    <T> List<T> all(Views.Query<List<T>> query) {
        return ask(query);
    }

    <T> Optional<T> one(Views.Query<Optional<T>> query) {
        return ask(query);
    }

    CommitLog log() {
        return store.log();
    }

    List<ViewState> states() {
        return views.states();
    }

    /** Throws the views away and builds them again. */
    Office rebuilt() throws IOException {
        views.close();
        for (String file : List.of("views.db", "views.db-wal", "views.db-shm")) {
            Files.deleteIfExists(directory.resolve(file));
        }
        views = open();
        return this;
    }

    @Override
    public void close() {
        live.close();
        commands.close();
        views.close();
        store.close();
    }
}
