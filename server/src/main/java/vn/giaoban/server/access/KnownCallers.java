package vn.giaoban.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.signaling.api.Caller;
import vn.giaoban.signaling.api.Callers;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.directory.AccountBook;

/** Tells callers apart: the simulators and the machine's own terminal by the run's keys, programs and devices by token, people by cookie. */
public final class KnownCallers implements Callers {
    private final StaffSessions sessions;
    private final AccountBook accounts;
    private final Passwords passwords;
    private final ServiceTokens tokens;
    private final SiteDevices devices;
    private final String simulatorKey;
    private final String terminalKey;

    public KnownCallers(
            StaffSessions sessions,
            AccountBook accounts,
            Passwords passwords,
            ServiceTokens tokens,
            SiteDevices devices,
            String simulatorKey,
            String terminalKey) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.devices = devices;
        this.simulatorKey = simulatorKey;
        this.terminalKey = terminalKey;
    }

    @Override
    public Caller identify(
            @Nullable String bearer, @Nullable String cookie, @Nullable Password password, boolean loopback) {
        if (password != null) {
            return byPassword(password);
        }
        if (bearer != null) {
            return byToken(bearer, loopback).orElseThrow(() -> new Problem(401, "unauthorized"));
        }
        if (cookie != null) {
            return sessions.staff(cookie)
                    .flatMap(session -> accounts.byId(session.account()).map(account ->
                            (Caller) new Caller.Staff(account.account(), session.id(), account.grants())))
                    .orElseThrow(() -> new Problem(401, "unauthorized"));
        }
        return new Caller.Anyone();
    }

    /** A session that lasts for this request. */
    private Caller byPassword(Password given) {
        Optional<AccountBook.Entry> account = accounts.byUsername(given.username());
        passwords.check(given.username(), account.map(AccountBook.Entry::account), given.password());
        AccountBook.Entry entry = account.orElseThrow(() -> new Problem(401, "unauthorized"));
        return new Caller.Staff(entry.account(), "", entry.grants());
    }

    private Optional<Caller> byToken(String bearer, boolean loopback) {
        if (loopback && same(bearer, simulatorKey)) {
            return Optional.of(new Caller.Simulators());
        }
        if (loopback && same(bearer, terminalKey)) {
            return Optional.of(new Caller.Terminal());
        }
        return tokens.caller(bearer).or(() -> device(bearer));
    }

    /** A session whose link was killed or whose meeting is over is refused by that name. */
    private Optional<Caller> device(String token) {
        return devices.known(token).map(d -> {
            boolean open = d.knock() == null;
            try {
                devices.device(token);
            } catch (Rejected e) {
                if (!e.code().equals("not-yet")) {
                    throw e;
                }
                open = false;
            }
            return new Caller.Device(token, d.conference(), d.site(), d.device(), open);
        });
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
