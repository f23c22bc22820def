package vn.giaoban.server.erasure;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.views.PersonTraces;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.Caller;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.api.Route;

/** What an administrator is shown of a person before erasing them, the erasure, and how far it has come. */
public final class ErasureRoutes {
    private final Erasure erasure;
    private final Supplier<List<OldBackup>> backups;

    /** A backup made before, which no erasure reaches. */
    public record OldBackup(String file, Instant made) {}

    /**
     * What would go, and what would stay.
     *
     * @param accounts how many are open and would be closed
     * @param backups in which the person would stay
     */
    record BelongingsAnswer(
            UUID person,
            String name,
            @Nullable String position,
            @Nullable String phone,
            @Nullable String mail,
            int accounts,
            PersonTraces traces,
            List<OldBackup> backups) {}

    /** {@code name} is the person's, typed: nobody is erased by a slip. */
    record EraseBody(String name) {}

    /** {@code underWay} until the views are made anew and the old ones are off the disk. */
    record ErasureAnswer(UUID person, boolean erased, boolean underWay) {}

    /** @param backups that are remembered, the newest last */
    public ErasureRoutes(Erasure erasure, Supplier<List<OldBackup>> backups) {
        this.erasure = erasure;
        this.backups = backups;
    }

    public List<Route> routes() {
        Allowed administrators = Allowed.toRoles(Role.ADMINISTRATOR);
        return List.of(
                Route.get("/people/{id}/belongings", administrators, "What an erasure would take.", this::belongings)
                        .answers(BelongingsAnswer.class),
                Route.post("/people/{id}/erase", administrators, "Erases a person for good.", this::erase)
                        .takes(EraseBody.class)
                        .answers(ErasureAnswer.class),
                Route.get("/people/{id}/erasure", administrators, "How far an erasure has come.", this::state)
                        .answers(ErasureAnswer.class));
    }

    private Answer belongings(Call call) {
        Belongings all = erasure.of(person(call)).orElseThrow(() -> Problem.notFound("person-unknown"));
        return Answer.ok(new BelongingsAnswer(
                all.person().id(),
                all.person().name(),
                all.position(),
                all.person().phone(),
                all.person().mail(),
                all.accounts().size(),
                all.traces(),
                backups.get()));
    }

    private Answer erase(Call call) {
        PersonId person = person(call);
        String typed = call.body(EraseBody.class).name();
        Belongings all = erasure.of(person).orElseThrow(() -> Problem.notFound("person-unknown"));
        if (!plain(typed).equals(plain(all.person().name()))) {
            throw Problem.badField("name");
        }
        var by = call.caller() instanceof Caller.Staff staff ? staff.account() : null;
        var unused = erasure.erase(person, call.caller().actor(), by, call.commandId(), call.now());
        return Answer.ok(answer(person));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    }

    private Answer state(Call call) {
        return Answer.ok(answer(person(call)));
    }

    private ErasureAnswer answer(PersonId person) {
        boolean underWay = erasure.underWay(person);
        return new ErasureAnswer(person.value(), erasure.of(person).isEmpty(), underWay);
    }

    private static PersonId person(Call call) {
        return new PersonId(call.id("id"));
    }
}
