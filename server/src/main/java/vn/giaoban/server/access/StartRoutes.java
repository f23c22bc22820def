package vn.giaoban.server.access;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.account.AccountCommand.OpenAccount;
import vn.giaoban.meeting.account.AccountEvent.Grant;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.LiveRoom.SiteState;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.unit.UnitCommand.EstablishUnits;
import vn.giaoban.meeting.unit.UnitCommand.NewUnit;
import vn.giaoban.meeting.unit.UnitEvent.Kind;
import vn.giaoban.meeting.unit.UnitEvent.UnitEstablished;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.signaling.directory.ConferenceBook;
import vn.giaoban.signaling.directory.Office;
import vn.giaoban.store.vault.KeyNames;
import vn.giaoban.store.vault.Person;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.Views;

/** The first minutes: the one-time link of the terminal, what the start page shows, and the first administrator. */
public final class StartRoutes {
    private final StartLink startLink;
    private final SignInRoutes signIn;
    private final Passwords passwords;
    private final Vault vault;
    private final Views views;
    private final MeetingCommands commands;
    private final LiveConferences live;
    private final ConferenceBook conferences;
    private final SiteLinks links;
    private final LinkAddress address;

    record StartBody(String token) {}

    record SetupBody(String token, String office, String username, String password, String name) {}

    record SetupAnswer(UUID account, UUID unit, long position) {}

    record SampleAnswer(
            UUID conference, String communeLink, @Nullable String archiveHint) {}

    record CountsAnswer(int simulated, int waiting, int lost, int participants) {}

    record StartAnswer(
            @Nullable SampleAnswer sample, @Nullable CountsAnswer counts) {}

    public StartRoutes(
            StartLink startLink,
            SignInRoutes signIn,
            Passwords passwords,
            Vault vault,
            Views views,
            MeetingCommands commands,
            LiveConferences live,
            ConferenceBook conferences,
            SiteLinks links,
            LinkAddress address) {
        this.startLink = startLink;
        this.signIn = signIn;
        this.passwords = passwords;
        this.vault = vault;
        this.views = views;
        this.commands = commands;
        this.live = live;
        this.conferences = conferences;
        this.links = links;
        this.address = address;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/start", Allowed.toAnyone(), "Signs in by the terminal's one-time link.", this::start)
                        .takes(StartBody.class)
                        .answers(StartAnswer.class),
                Route.get("/start", Allowed.toStaff(), "What the start page shows.", call -> Answer.ok(sample(call)))
                        .answers(StartAnswer.class),
                Route.post("/setup", Allowed.toAnyone(), "Makes the office and its administrator.", this::setup)
                        .takes(SetupBody.class)
                        .answers(SetupAnswer.class));
    }

    private Answer start(Call call) {
        Office.Sample sample =
                Office.read(vault).map(Office::sample).orElseThrow(() -> new Problem(401, "start-link-unknown"));
        if (!startLink.use(call.body(StartBody.class).token())) {
            throw new Problem(401, "start-link-unknown");
        }
        return signIn.signIn(call, new AccountId(sample.account()), sample(call));
    }

    private StartAnswer sample(Call call) {
        Office.Sample sample = Office.read(vault).map(Office::sample).orElse(null);
        if (sample == null) {
            return new StartAnswer(null, null);
        }
        var conference = new ConferenceId(sample.conference());
        var commune = new SiteId(sample.commune());
        int generation = conferences
                .find(conference)
                .map(c -> c.generations().getOrDefault(commune, 1))
                .orElse(1);
        String link = address.of(call) + "/v#" + links.token(conference, commune, generation);
        return new StartAnswer(
                new SampleAnswer(sample.conference(), link, sample.archiveHint()),
                live.room(conference).map(StartRoutes::counts).orElse(null));
    }

    private static CountsAnswer counts(LiveRoom room) {
        return new CountsAnswer(
                members(room, SiteState::simulated),
                room.queue().size(),
                members(room, site -> site.link() == Link.INTERRUPTED),
                room.plan().participants().size());
    }

    /** How many sites are so, the main one apart. */
    private static int members(LiveRoom room, Predicate<SiteState> which) {
        return (int) room.sites().values().stream()
                .filter(site -> !site.site().equals(room.plan().mainSite()) && which.test(site))
                .count();
    }

    /** One at a time; the link is used up only when the administrator is there. */
    private synchronized Answer setup(Call call) {
        SetupBody body = call.body(SetupBody.class);
        if (Office.read(vault).isPresent()) {
            throw new Problem(409, "already-set-up");
        }
        text("office", body.office());
        text("name", body.name());
        String username = body.username().strip().toLowerCase(Locale.ROOT);
        if (!username.matches("[a-z0-9][a-z0-9._-]{1,63}")) {
            throw Problem.badField("username");
        }
        if (!startLink.matches(body.token())) {
            throw new Problem(401, "start-link-unknown");
        }
        passwords.set(AccountId.of(username), body.password());
        Answer answer = establish(call, body, username);
        startLink.use(body.token());
        return answer;
    }

    private Answer establish(Call call, SetupBody body, String username) {
        var unit = new UnitId(UUID.randomUUID());
        var person = new PersonId(UUID.randomUUID());
        vault.putPerson(new Person(person.value(), body.name().strip(), null, null));
        LocalDate today = LocalDate.ofInstant(call.now(), ZoneOffset.ofHours(7));
        String office = body.office().strip();
        // "Tỉnh Hải Lâm" is a tỉnh: the name already says its type and is printed as it is.
        String type = office.split("\\s+")[0].toLowerCase(Locale.ROOT);
        var established = new UnitEstablished(unit, Kind.TERRITORY, type, office, null, today);
        commands.send(new EstablishUnits(List.of(new NewUnit(established, null))), context(call, "unit"))
                .join();
        var grants = EnumSet.allOf(Role.class).stream()
                .map(role -> new Grant(role, unit))
                .collect(Collectors.toSet());
        var sealed = vault.seal(KeyNames.ofPerson(person.value()), username);
        var open = new OpenAccount(AccountId.of(username), person, sealed, grants);
        long position = commands.send(open, context(call, "account")).join().position();
        new Office(office, null, null).write(vault);
        views.await(position, Call.PATIENCE);
        AccountId account = open.account();
        var answer = signIn.signIn(call, account, new SetupAnswer(account.value(), unit.value(), position));
        return new Answer(201, answer.headers(), answer.content()).at(position);
    }

    private static CommandContext context(Call call, String part) {
        UUID id = UUID.nameUUIDFromBytes((call.commandId() + "/" + part).getBytes(StandardCharsets.UTF_8));
        return CommandContext.by("system:setup", id, call.now());
    }

    private static void text(String field, String value) {
        if (Optional.of(value.strip())
                .filter(s -> !s.isEmpty() && s.length() <= 200)
                .isEmpty()) {
            throw Problem.badField(field);
        }
    }
}
