package vn.giaoban.meeting.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.NoteId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.store.views.Folding;

/** Writes the search tables. A text is found by every name that its unit, or a unit that followed it, ever had. */
record SearchIndex(Connection connection) {
    /** A unit, all that it followed and all that followed it; not what stood beside it. */
    private static final String FAMILY = """
            with recursive
              was(id) as (select ?1 union select s.unit from search_successor s join was on s.successor = was.id),
              became(id) as (select ?1 union select s.successor from search_successor s join became on s.unit = became.id)
            select id from was union select id from became""";

    /** What can be found; {@code ref} tells it from others of its kind in the conference. */
    record Doc(
            ConferenceId conference,
            Search.Kind kind,
            String ref,
            int number,
            @Nullable UnitId unit,
            String label,
            @Nullable Speaker speaker,
            Instant at,
            String body,
            String who) {}

    private static final Pattern LATE_TONE = Pattern.compile("(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\\p{L})");
    private static final Map<Character, String> EARLY_TONE = earlyTones();

    /** A speaker, and the same as text. */
    record Said(Speaker speaker, String who) {}

    /** The words as written, in lower case, with one way of writing "hòa" and "hoà". */
    static String exact(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return LATE_TONE.matcher(lower).replaceAll(late -> {
            boolean quy = late.start() > 0 && lower.charAt(late.start() - 1) == 'q';
            return quy ? late.group() : EARLY_TONE.getOrDefault(late.group().charAt(1), late.group());
        });
    }

    private static Map<Character, String> earlyTones() {
        String late = "àáảãạèéẻẽẹỳýỷỹỵ";
        String early = "òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy";
        return IntStream.range(0, late.length())
                .boxed()
                .collect(Collectors.toMap(late::charAt, i -> early.substring(2 * i, 2 * i + 2)));
    }

    void put(Doc doc) throws SQLException {
        remove(doc.conference(), doc.kind(), doc.ref());
        Speaker speaker = doc.speaker();
        Sql.update(
                connection,
                "insert into search_doc (conference, kind, ref, number, unit, label, person, position, at, body, who)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                doc.conference(),
                doc.kind(),
                doc.ref(),
                doc.number(),
                doc.unit(),
                doc.label(),
                speaker == null ? null : speaker.person(),
                speaker == null ? null : speaker.position(),
                doc.at(),
                doc.body(),
                doc.who());
        index("where conference = ? and kind = ? and ref = ?", doc.conference(), doc.kind(), doc.ref());
    }

    void remove(ConferenceId conference, Search.Kind kind, String ref) throws SQLException {
        Sql.update(
                connection,
                "delete from search_text where rowid in"
                        + " (select id from search_doc where conference = ? and kind = ? and ref = ?)",
                conference,
                kind,
                ref);
        Sql.update(
                connection,
                "delete from search_doc where conference = ? and kind = ? and ref = ?",
                conference,
                kind,
                ref);
    }

    void corrected(ConferenceId conference, int grant, Speaker speaker, String who) throws SQLException {
        named(conference, grant, speaker.person(), speaker.position(), who);
    }

    /** The speech was not: notes written meanwhile stay, but nobody's. */
    void undone(ConferenceId conference, int grant) throws SQLException {
        remove(conference, Search.Kind.SPEECH, Integer.toString(grant));
        named(conference, grant, null, null, "");
    }

    private void named(
            ConferenceId conference, int grant, @Nullable PersonId person, @Nullable String position, String who)
            throws SQLException {
        Sql.update(
                connection,
                "update search_doc set person = ?, position = ?, who = ? where conference = ? and number = ?",
                person,
                position,
                who,
                conference,
                grant);
        index("where conference = ? and number = ?", conference, grant);
    }

    /** Who had the floor by a grant, and what the speech says of them. */
    Optional<Said> said(ConferenceId conference, int grant) throws SQLException {
        return Sql.first(
                connection,
                row -> new Said(new Speaker(new PersonId(row.id("person")), row.text("position")), row.text("who")),
                "select person, position, who from search_doc where conference = ? and kind = ? and ref = ?",
                conference,
                Search.Kind.SPEECH,
                grant);
    }

    void rewritten(ConferenceId conference, NoteId note, String body) throws SQLException {
        Sql.update(
                connection,
                "update search_doc set body = ? where conference = ? and kind = ? and ref = ?",
                body,
                conference,
                Search.Kind.NOTE,
                note);
        index("where conference = ? and kind = ? and ref = ?", conference, Search.Kind.NOTE, note);
    }

    void planned(ConferenceId conference, Plan plan) throws SQLException {
        Sql.update(
                connection,
                "insert or replace into search_conference (id, title, starts, organiser) values (?, ?, ?, ?)",
                conference,
                plan.title(),
                plan.from(),
                plan.organiser());
    }

    void moved(ConferenceId conference, Instant from) throws SQLException {
        Sql.update(connection, "update search_conference set starts = ? where id = ?", from, conference);
        Sql.update(
                connection,
                "update search_doc set at = ? where conference = ? and kind = ?",
                from,
                conference,
                Search.Kind.TITLE);
    }

    void scheduled(ConferenceId conference) throws SQLException {
        Optional<Doc> title = Sql.first(
                connection,
                row -> {
                    UnitId organiser = new UnitId(row.id("organiser"));
                    return new Doc(
                            conference,
                            Search.Kind.TITLE,
                            "",
                            0,
                            organiser,
                            label(Optional.of(organiser)),
                            null,
                            row.instant("starts"),
                            row.text("title"),
                            "");
                },
                "select * from search_conference where id = ?",
                conference);
        if (title.isPresent()) {
            put(title.get());
        }
    }

    Optional<UnitId> unitOf(SiteId site) throws SQLException {
        return Sql.first(
                connection, row -> new UnitId(row.id("unit")), "select unit from search_site where id = ?", site);
    }

    String label(Optional<UnitId> unit) throws SQLException {
        return unit.isEmpty()
                ? ""
                : Sql.first(
                                connection,
                                row -> row.text("label"),
                                "select label from search_unit where id = ?",
                                unit.get())
                        .orElse("");
    }

    void named(UnitId unit, String label) throws SQLException {
        Sql.update(connection, "insert or replace into search_unit (id, label) values (?, ?)", unit, label);
        Sql.update(connection, "insert or ignore into search_name (unit, label) values (?, ?)", unit, label);
        indexAllOf(unit);
    }

    void followed(UnitId unit, List<UnitId> successors) throws SQLException {
        for (UnitId successor : successors) {
            Sql.update(
                    connection,
                    "insert or ignore into search_successor (unit, successor) values (?, ?)",
                    unit,
                    successor);
        }
        indexAllOf(unit);
    }

    /** Everything said for the unit, for one that it followed, or for one that followed it. */
    private void indexAllOf(UnitId unit) throws SQLException {
        index("where unit in (" + FAMILY + ")", unit);
    }

    private void index(String where, @Nullable Object... values) throws SQLException {
        record Found(long id, @Nullable UUID unit, String text) {}
        List<Found> found = Sql.list(
                connection,
                row -> new Found(
                        row.big("id"),
                        row.idOrNull("unit"),
                        row.text("body") + " " + row.text("who") + " " + row.text("label")),
                "select id, unit, body, who, label from search_doc " + where,
                values);
        for (Found one : found) {
            String names = one.unit() == null ? "" : namesOf(one.unit());
            String text = exact(one.text() + " " + names);
            Sql.update(connection, "update search_doc set names = ? where id = ?", names, one.id());
            Sql.update(connection, "delete from search_text where rowid = ?", one.id());
            Sql.update(connection, "insert into search_text (rowid, text) values (?, ?)", one.id(), text);
            for (String word : new HashSet<>(Snippet.words(text))) {
                Sql.update(
                        connection,
                        "insert or ignore into search_word (folded, written) values (?, ?)",
                        Folding.fold(word),
                        word);
            }
        }
    }

    private String namesOf(UUID unit) throws SQLException {
        return String.join(
                " · ",
                Sql.list(
                        connection,
                        row -> row.text("label"),
                        "select distinct label from search_name where unit in (" + FAMILY + ")",
                        unit));
    }
}
