package vn.giaoban.server.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.account.AccountEvent.Grant;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.signaling.Names;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.Authority;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.HttpApi;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.signaling.api.Scope;
import vn.giaoban.signaling.directory.AccountBook;
import vn.giaoban.signaling.directory.UnitAnswer;

/** Signing in and out, one's own sessions, and the tokens of other programs. */
public final class SignInRoutes {
    private static final Set<Role> ADMINISTRATORS = Set.of(Role.ADMINISTRATOR);

    private final StaffSessions sessions;
    private final Passwords passwords;
    private final AccountBook accounts;
    private final ServiceTokens tokens;
    private final Names names;
    private final UnitNames units;
    private final Authority authority;

    /** How a unit is called. */
    @FunctionalInterface
    public interface UnitNames {
        UnitAnswer name(UnitId unit);
    }

    record LoginBody(String username, String password) {}

    record GrantAnswer(Role role, UnitAnswer unit) {}

    /** {@code may} is what the roles amount to, over whichever unit. */
    record MeAnswer(UUID account, String name, String username, List<GrantAnswer> grants, List<String> may) {}

    record SessionAnswer(String id, Instant began, Instant ends, String agent, boolean own) {}

    record TokenBody(String name, List<String> scopes) {}

    record TokenAnswer(
            UUID id,
            String name,
            List<String> scopes,
            Instant created,
            @Nullable String token) {}

    public SignInRoutes(
            StaffSessions sessions,
            Passwords passwords,
            AccountBook accounts,
            ServiceTokens tokens,
            Names names,
            UnitNames units,
            Authority authority) {
        this.authority = authority;
        this.sessions = sessions;
        this.passwords = passwords;
        this.accounts = accounts;
        this.tokens = tokens;
        this.names = names;
        this.units = units;
    }

    public List<Route> routes() {
        Allowed administrators = Allowed.toRoles(Role.ADMINISTRATOR);
        return List.of(
                Route.post("/login", Allowed.toAnyone(), "Signs in; sets the session cookie.", this::login)
                        .takes(LoginBody.class)
                        .answers(MeAnswer.class),
                Route.post("/logout", Allowed.toStaff(), "Ends this session.", this::logout),
                Route.get(
                                "/me",
                                Allowed.toStaff(),
                                "Who is signed in, with what roles.",
                                call -> Answer.ok(me(call.staff().account())))
                        .answers(MeAnswer.class),
                Route.get("/sessions", Allowed.toStaff(), "One's own sessions.", this::list)
                        .answersPageOf(SessionAnswer.class),
                Route.delete("/sessions/{id}", Allowed.toStaff(), "Ends one of one's own sessions.", this::end),
                Route.post(
                                "/tokens",
                                administrators.orPassword(),
                                "Makes a service token; it is shown this once.",
                                this::makeToken)
                        .takes(TokenBody.class)
                        .answers(TokenAnswer.class),
                Route.get(
                                "/tokens",
                                administrators,
                                "The service tokens.",
                                call -> call.page(tokens.all().stream()
                                        .filter(token -> administers(call, token))
                                        .map(token -> answer(token, null))
                                        .toList()))
                        .answersPageOf(TokenAnswer.class),
                Route.delete("/tokens/{id}", administrators, "Revokes a service token.", this::revoke));
    }

    /** Whether the caller is administrator over everything that the token reaches. */
    private boolean administers(Call call, ServiceTokens.Record token) {
        return token.units().stream()
                .allMatch(unit -> authority.holds(call.caller(), ADMINISTRATORS, new UnitId(unit)));
    }

    private Answer revoke(Call call) {
        UUID id = call.id("id");
        boolean found = tokens.all().stream().anyMatch(t -> t.id().equals(id) && administers(call, t));
        if (!found || !tokens.revoke(id)) {
            throw Problem.notFound("token-unknown");
        }
        return Answer.nothing();
    }

    private Answer login(Call call) {
        LoginBody body = call.body(LoginBody.class);
        String username = body.username().strip();
        Optional<AccountId> account = accounts.byUsername(username).map(AccountBook.Entry::account);
        passwords.check(username, account, body.password());
        return signIn(call, account.orElseThrow(), me(account.orElseThrow()));
    }

    /** Begins a session and answers with its cookie. */
    Answer signIn(Call call, AccountId account, Object body) {
        String cookie = sessions.begin(account, call.headers().getOrDefault("User-Agent", ""));
        return Answer.ok(body)
                .with("Set-Cookie", cookie(call, cookie, sessions.length().toSeconds()));
    }

    private static String cookie(Call call, String value, long seconds) {
        return HttpApi.COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + seconds
                + (call.secure() ? "; Secure" : "");
    }

    private Answer logout(Call call) {
        sessions.end(call.staff().account(), call.staff().session());
        return Answer.nothing().with("Set-Cookie", cookie(call, "", 0));
    }

    private MeAnswer me(AccountId account) {
        var entry = accounts.byId(account).orElseThrow(() -> new Problem(401, "unauthorized"));
        var roles = EnumSet.noneOf(Role.class);
        entry.grants().stream().map(Grant::role).forEach(roles::add);
        return new MeAnswer(
                account.value(),
                names.account(account).name(),
                entry.username(),
                entry.grants().stream()
                        .map(g -> new GrantAnswer(g.role(), units.name(g.unit())))
                        .sorted((a, b) -> a.role().compareTo(b.role()))
                        .toList(),
                roles.stream().map(SignInRoutes::may).toList());
    }

    private static String may(Role role) {
        return switch (role) {
            case SECRETARY -> "schedule";
            case CHAIR -> "chair";
            case OPERATOR -> "operate";
            case TECHNICIAN -> "technician";
            case ARCHIVIST -> "archive";
            case ADMINISTRATOR -> "administer";
        };
    }

    private Answer list(Call call) {
        var staff = call.staff();
        return call.page(sessions.of(staff.account()).stream()
                .map(l -> new SessionAnswer(
                        l.id(),
                        l.session().began(),
                        l.session().ends(),
                        l.session().agent(),
                        l.id().equals(staff.session())))
                .toList());
    }

    private Answer end(Call call) {
        if (!sessions.end(call.staff().account(), call.variable("id"))) {
            throw Problem.notFound("session-unknown");
        }
        return Answer.nothing();
    }

    private Answer makeToken(Call call) {
        TokenBody body = call.body(TokenBody.class);
        if (body.name().isBlank() || body.name().length() > 200) {
            throw Problem.badField("name");
        }
        if (body.scopes().isEmpty()) {
            throw Problem.badField("scopes");
        }
        var scopes = EnumSet.noneOf(Scope.class);
        for (String text : body.scopes()) {
            scopes.add(Scope.of(text).orElseThrow(() -> Problem.badField("scopes")));
        }
        var made =
                tokens.make(call.commandId(), call.requestDigest(), body.name().strip(), scopes, administered(call));
        return Answer.created(answer(made.record(), made.token()));
    }

    private static Set<UUID> administered(Call call) {
        return call.staff().grants().stream()
                .filter(g -> g.role() == Role.ADMINISTRATOR)
                .map(g -> g.unit().value())
                .collect(Collectors.toSet());
    }

    private static TokenAnswer answer(ServiceTokens.Record record, @Nullable String token) {
        return new TokenAnswer(
                record.id(),
                record.name(),
                Arrays.stream(Scope.values())
                        .filter(record.scopes()::contains)
                        .map(Scope::text)
                        .toList(),
                record.created(),
                token);
    }
}
