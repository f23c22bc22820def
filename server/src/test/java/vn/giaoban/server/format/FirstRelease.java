package vn.giaoban.server.format;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.ListId;
import vn.giaoban.meeting.MeetingCommand;
import vn.giaoban.meeting.NoteId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.account.AccountCommand.OpenAccount;
import vn.giaoban.meeting.account.AccountEvent.Grant;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.conference.ConferenceCommand.DraftConference;
import vn.giaoban.meeting.conference.ConferenceEvent.JoinPolicy;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.list.SavedListCommand.DefineList;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveEvent.NoteKind;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.meeting.live.LiveMailboxes;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.site.SiteCommand.RegisterSite;
import vn.giaoban.meeting.unit.UnitCommand.EstablishUnits;
import vn.giaoban.meeting.unit.UnitCommand.NewUnit;
import vn.giaoban.meeting.unit.UnitCommand.RenameUnit;
import vn.giaoban.meeting.unit.UnitEvent.Kind;
import vn.giaoban.meeting.unit.UnitEvent.UnitEstablished;
import vn.giaoban.store.sqlite.SqliteStore;
import vn.giaoban.store.vault.KeyNames;
import vn.giaoban.store.vault.Person;

/** A small office in which one briefing is held, with what a released server writes: a folder to be kept for ever. */
final class FirstRelease implements AutoCloseable {
    static final String TITLE = "Giao ban phòng chống lụt bão";
    static final String TOPIC = "Sạt lở đê đoạn Kỳ Thượng";
    static final String NOTE = "Giao xã kè lại bờ đê trước ngày 15";
    static final String SPEAKER = "Bàn Thị Nhàn";
    static final ConferenceId BRIEFING = new ConferenceId(id("briefing"));
    private static final Instant EIGHT = Instant.parse("2026-11-23T01:00:00Z");
    private static final UnitId PROVINCE = new UnitId(id("province"));
    private static final UnitId COMMUNE = new UnitId(id("commune"));
    private static final SiteId HALL = new SiteId(id("hall"));
    private static final SiteId SITE = new SiteId(id("site"));
    private static final PersonId CHAIRMAN = new PersonId(id("chairman"));
    private static final PersonId WOMAN = new PersonId(id("woman"));
    private static final AccountId CHAIR = AccountId.of("chu-tri");

    private final SqliteStore store;
    private final MeetingCommands commands;
    private final LiveMailboxes live;
    private Instant now = EIGHT.minusSeconds(86_400);
    private int sent;

    private FirstRelease(Path folder) {
        Clock clock = Clock.fixed(EIGHT, ZoneOffset.UTC);
        MeetingEvents events = new MeetingEvents();
        store = SqliteStore.open(folder);
        commands = MeetingCommands.on(store.log(), events, clock);
        live = LiveMailboxes.on(store.log(), events, clock);
    }

    static void write(Path folder) {
        try (FirstRelease office = new FirstRelease(folder)) {
            office.plan();
            office.hold();
        }
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private void plan() {
        store.vault().putPerson(new Person(CHAIRMAN.value(), "Lê Văn Chủ", null, null));
        store.vault().putPerson(new Person(WOMAN.value(), SPEAKER, "0900000000", null));
        LocalDate since = LocalDate.of(2025, 7, 1);
        send(new EstablishUnits(List.of(
                new NewUnit(new UnitEstablished(PROVINCE, Kind.TERRITORY, "tỉnh", "Quảng Ninh", null, since), "22"),
                new NewUnit(
                        new UnitEstablished(COMMUNE, Kind.TERRITORY, "xã", "Kỳ Thượng", PROVINCE, since), "07057"))));
        send(new RenameUnit(COMMUNE, "phường", "Kỳ Thượng", LocalDate.of(2026, 1, 1)));
        send(new RegisterSite(HALL, PROVINCE, "Hội trường A", 60, CHAIRMAN));
        send(new RegisterSite(SITE, COMMUNE, null, 20, WOMAN));
        send(new OpenAccount(
                CHAIR,
                CHAIRMAN,
                store.vault().seal(KeyNames.ofPerson(CHAIRMAN.value()), "chu-tri"),
                Set.of(new Grant(Role.CHAIR, PROVINCE))));
        send(new DefineList(new ListId(id("list")), "Toàn tỉnh", List.of(PROVINCE, COMMUNE)));
        Plan plan = new Plan(
                TITLE,
                "giao ban",
                EIGHT,
                EIGHT.plusSeconds(7200),
                CHAIRMAN,
                "Chủ tịch UBND tỉnh",
                PROVINCE,
                HALL,
                List.of(SITE),
                List.of(PROVINCE, COMMUNE),
                List.of(),
                JoinPolicy.LINK,
                5,
                "12/GM-UBND");
        send(new DraftConference(BRIEFING, plan, "THUONG", null, true));
    }

    private void hold() {
        now = EIGHT;
        submit(new LiveCommand.OpenMeeting(CHAIR, CHAIRMAN, Mode.MODERATED));
        submit(new LiveCommand.ChangeLink(HALL, Link.CONNECTED, null));
        submit(new LiveCommand.ChangeLink(SITE, Link.CONNECTED, null));
        submit(new LiveCommand.ReportPresence(SITE, 18, WOMAN, "Chủ tịch UBND phường"));
        submit(new LiveCommand.ChangeMode(Mode.DISCUSSION));
        RequestId request = new RequestId(id("request"));
        Speaker speaker = new Speaker(WOMAN, "Chủ tịch UBND phường");
        submit(new LiveCommand.RegisterToSpeak(
                request,
                SITE,
                speaker,
                store.vault().seal(KeyNames.ofPersonIn(WOMAN.value(), BRIEFING.value()), TOPIC)));
        submit(new LiveCommand.GrantFloor(SITE, request, null));
        submit(new LiveCommand.WriteNote(
                new NoteId(id("note")),
                NoteKind.values()[0],
                store.vault().seal(KeyNames.ofPersonIn(CHAIRMAN.value(), BRIEFING.value()), NOTE)));
        submit(new LiveCommand.ReturnToMain());
        submit(new LiveCommand.CloseMeeting());
    }

    private CommandContext next() {
        now = now.plusSeconds(60);
        return new CommandContext(id("command " + sent++), "account:" + CHAIR, CHAIR, 1, now, now, false, null);
    }

    private void send(MeetingCommand command) {
        commands.send(command, next()).join();
    }

    private void submit(LiveCommand command) {
        live.submit(BRIEFING, command, next()).join();
    }

    @Override
    public void close() {
        live.close();
        commands.close();
        store.close();
    }
}
