package vn.giaoban.server.erasure;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.views.MeetingViews;
import vn.giaoban.meeting.views.PersonTraces;
import vn.giaoban.server.access.Passwords;
import vn.giaoban.server.access.StaffSessions;
import vn.giaoban.signaling.directory.Offices;
import vn.giaoban.store.sqlite.SqliteStore;
import vn.giaoban.store.vault.Person;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.Folding;
import vn.giaoban.store.views.SqliteViews;

/** {@code ./run erase-person}: finds a person, says what would go, and erases them when that is meant. */
public final class EraseTool {
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Vault vault;
    private final Erasure erasure;
    private final PrintStream out;

    private EraseTool(Vault vault, Erasure erasure, PrintStream out) {
        this.vault = vault;
        this.erasure = erasure;
        this.out = out;
    }

    /**
     * Erases the one person that is meant.
     *
     * @param who an id, or a part of name, telephone or mail, typed with or without marks
     * @param sure whether to do it; else only what would go is printed
     * @param backups lines about backups made before, which it does not reach
     * @return 0 when the person is erased, else 1, with the reason printed
     */
    public static int run(Path data, String who, boolean sure, List<String> backups, Instant now, PrintStream out) {
        if (!Files.exists(data.resolve("log.db"))) {
            out.println("Không có dữ liệu Giao Ban trong " + data + ". There is no Giao Ban data in " + data + ".");
            return 1;
        }
        Clock clock = Clock.systemUTC();
        MeetingEvents events = new MeetingEvents();
        try (SqliteStore store = SqliteStore.open(data);
                SqliteViews views = SqliteViews.open(
                        data.resolve("views.db"), store.log(), MeetingViews.all(events, store.vault()));
                MeetingCommands commands = MeetingCommands.on(store.log(), events, clock)) {
            views.await(store.log().head().position(), PATIENCE);
            Vault vault = store.vault();
            var erasure = new Erasure(
                    vault,
                    views,
                    commands,
                    new StaffSessions(vault, clock, Duration.ofDays(1)),
                    new Passwords(vault, clock),
                    new Offices(vault),
                    List::of);
            return new EraseTool(vault, erasure, out).erase(who, sure, backups, now);
        }
    }

    private int erase(String who, boolean sure, List<String> backups, Instant now) {
        List<Person> meant = vault.people().stream().filter(p -> meant(p, who)).toList();
        if (meant.size() != 1) {
            out.println(
                    meant.isEmpty()
                            ? "Không có ai như vậy. There is nobody like that."
                            : "Có " + meant.size() + " người; ghi rõ mã. There are several; say which by id:");
            meant.forEach(p -> out.println("  " + p.id() + "  " + p.name()));
            return 1;
        }
        PersonId person = new PersonId(meant.getFirst().id());
        Belongings all = erasure.of(person).orElseThrow();
        tell(all, backups);
        if (!sure) {
            out.println("Chưa xoá gì. Thêm --yes để xoá, không lấy lại được."
                    + " Nothing was erased; add --yes to erase, which nothing can undo.");
            return 1;
        }
        try {
            erasure.erase(person, "system:erase-person", null, UUID.randomUUID(), now)
                    .join();
        } catch (Rejected e) {
            out.println("Không xoá được / cannot be erased: " + e.code());
            return 1;
        }
        out.println("Đã xoá " + person + ". Erased.");
        return 0;
    }

    private static boolean meant(Person person, String who) {
        if (person.id().toString().equals(who)) {
            return true;
        }
        String wanted = Folding.fold(who);
        return List.of(person.name(), text(person.phone()), text(person.mail())).stream()
                .anyMatch(text -> !wanted.isBlank() && Folding.fold(text).contains(wanted));
    }

    private static String text(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    private void tell(Belongings all, List<String> backups) {
        PersonTraces traces = all.traces();
        out.println(all.person().id() + "  " + all.person().name());
        out.println("Sẽ xoá / goes: tên, điện thoại, thư / name, telephone, mail; "
                + all.accounts().size() + " tài khoản / accounts; " + traces.wrote()
                + " nội dung đã viết / texts written.");
        out.println("Còn lại không tên / stays without a name: " + traces.chaired() + " cuộc họp chủ trì / chaired, "
                + traces.attended() + " lần điểm danh / roll calls, " + traces.spoke() + " lần phát biểu / speeches, "
                + traces.contactOf() + " điểm cầu / sites.");
        out.println("Không xoá tới / not reached: hình và tiếng trong " + traces.recorded()
                + " bản ghi / picture and sound of recordings.");
        backups.forEach(out::println);
    }
}
