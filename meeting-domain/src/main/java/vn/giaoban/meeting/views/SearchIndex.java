package vn.giaoban.meeting.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.NoteId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.store.views.Folding;

/** Writes the search tables. A text is found by every name that its unit, or a unit that followed it, ever had. */
record SearchIndex(Connection connection) {

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

    /** The words as written, for exact matches. */
    static String exact(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
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
        Sql.update(
                connection,
                "update search_doc set person = ?, position = ?, who = ? where conference = ? and kind = ? and ref = ?",
                speaker.person(),
                speaker.position(),
                who,
                conference,
                Search.Kind.SPEECH,
                grant);
        index("where conference = ? and kind = ? and ref = ?", conference, Search.Kind.SPEECH, grant);
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

    /** Everything said for the unit, or for one that it followed. */
    private void indexAllOf(UnitId unit) throws SQLException {
        index("""
                where unit in (
                  with recursive was(id) as (
                    select ?
                    union select s.unit from search_successor s join was on s.successor = was.id)
                  select id from was)""", unit);
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
            String text = one.unit() == null ? one.text() : one.text() + " " + namesOf(one.unit());
            Sql.update(connection, "delete from search_text where rowid = ?", one.id());
            Sql.update(
                    connection,
                    "insert into search_text (rowid, exact, folded) values (?, ?, ?)",
                    one.id(),
                    exact(text),
                    Folding.fold(text));
        }
    }

    private String namesOf(UUID unit) throws SQLException {
        return String.join(" ", Sql.list(connection, row -> row.text("label"), """
                        with recursive became(id) as (
                          select ?
                          union select s.successor from search_successor s join became on s.unit = became.id)
                        select distinct label from search_name join became on became.id = search_name.unit""", unit));
    }
}
