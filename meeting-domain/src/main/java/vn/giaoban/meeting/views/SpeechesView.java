package vn.giaoban.meeting.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.NoteId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.history.MeetingEvents.Placed;
import vn.giaoban.meeting.live.LiveEvent;
import vn.giaoban.meeting.live.LiveEvent.End;
import vn.giaoban.meeting.live.LiveEvent.NoteKind;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.meeting.site.SiteEvent;
import vn.giaoban.meeting.unit.UnitEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.vault.SealedText;
import vn.giaoban.store.views.View;

/** Who spoke, for which unit as it was called then, about what and for how long; and the live notes. */
public final class SpeechesView implements View {
    private final MeetingEvents events;

    public SpeechesView(MeetingEvents events) {
        this.events = events;
    }

    /** One speech; {@code unitLabel} is what the unit was called then, {@code ended} null while it goes on. */
    public record Speech(
            ConferenceId conference,
            int grant,
            SiteId site,
            @Nullable UnitId unit,
            String unitLabel,
            PersonId person,
            String position,
            @Nullable SealedText topic,
            Instant started,
            @Nullable Instant ended,
            @Nullable End end) {}

    /** One note; {@code grant} 0 when nobody had the floor. */
    public record Note(
            ConferenceId conference,
            NoteId id,
            NoteKind kind,
            SealedText text,
            Instant at,
            @Nullable SiteId site,
            int grant) {}

    /** The speeches of a conference in order; what was undone never happened. */
    public static List<Speech> speeches(Connection connection, ConferenceId conference) throws SQLException {
        return Sql.list(
                connection,
                SpeechesView::speech,
                "select * from speech_speech where conference = ? order by number",
                conference);
    }

    /** The notes of a conference in order. */
    public static List<Note> notes(Connection connection, ConferenceId conference) throws SQLException {
        return Sql.list(
                connection,
                SpeechesView::note,
                "select * from speech_note where conference = ? order by at, rank",
                conference);
    }

    /**
     * How many conferences in a row, up to the one before this, were held with the site in them and without a speech of
     * it.
     */
    public static int silentFor(Connection connection, ConferenceId conference, SiteId site) throws SQLException {
        return Sql.first(connection, row -> row.number("silent"), """
                with held as (
                  select c.id, c.starts from conference_conference c
                    join attendance_site a on a.conference = c.id and a.site = ?
                    where c.closed is not null
                      and c.starts < (select starts from conference_conference where id = ?))
                select count(*) as silent from held where starts > coalesce(
                  (select max(h.starts) from held h join speech_speech s on s.conference = h.id and s.site = ?), 0)""", site, conference, site)
                .orElse(0);
    }

    private static Speech speech(Sql.Row row) throws SQLException {
        UUID unit = row.idOrNull("unit");
        String end = row.textOrNull("ending");
        return new Speech(
                new ConferenceId(row.id("conference")),
                row.number("number"),
                new SiteId(row.id("site")),
                unit == null ? null : new UnitId(unit),
                row.text("label"),
                new PersonId(row.id("person")),
                row.text("position"),
                sealed(row),
                row.instant("started"),
                row.instantOrNull("ended"),
                end == null ? null : End.valueOf(end));
    }

    private static Note note(Sql.Row row) throws SQLException {
        UUID site = row.idOrNull("site");
        return new Note(
                new ConferenceId(row.id("conference")),
                new NoteId(row.id("id")),
                NoteKind.valueOf(row.text("kind")),
                new SealedText(row.text("sealed_key"), row.text("sealed")),
                row.instant("at"),
                site == null ? null : new SiteId(site),
                row.number("number"));
    }

    private static @Nullable SealedText sealed(Sql.Row row) throws SQLException {
        String key = row.textOrNull("sealed_key");
        return key == null ? null : new SealedText(key, row.text("sealed"));
    }

    @Override
    public String name() {
        return "speech";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        Sql.script(connection, """
                create table speech_unit (id text primary key, label text not null) without rowid;
                create table speech_site (id text primary key, unit text not null) without rowid;
                create table speech_speech (conference text not null, number integer not null, site text not null,
                  unit text, label text not null, person text not null, position text not null, sealed_key text,
                  sealed text, started integer not null, ended integer, ending text,
                  primary key (conference, number)) without rowid;
                create table speech_note (rank integer primary key, conference text not null, id text unique not null,
                  kind text not null, sealed_key text not null, sealed text not null, at integer not null, site text,
                  number integer not null);
                create index speech_notes on speech_note (conference, at)""");
    }

    @Override
    public void apply(Connection connection, StoredCommit commit) throws SQLException {
        for (Placed<UnitEvent> placed : events.of(commit, UnitEvent.class)) {
            switch (placed.event()) {
                case UnitEvent.UnitEstablished e -> label(connection, e.unit(), e.type(), e.name());
                case UnitEvent.UnitRenamed e -> label(connection, e.unit(), e.type(), e.name());
                default -> {}
            }
        }
        for (Placed<SiteEvent> placed : events.of(commit, SiteEvent.class)) {
            if (placed.event() instanceof SiteEvent.SiteRegistered e) {
                Sql.update(
                        connection, "insert or replace into speech_site (id, unit) values (?, ?)", e.site(), e.unit());
            }
        }
        for (Placed<LiveEvent> placed : events.of(commit, LiveEvent.class)) {
            apply(connection, placed.id(), placed.event(), MeetingEvents.at(commit));
        }
    }

    private static void label(Connection connection, UnitId unit, String type, String name) throws SQLException {
        Sql.update(
                connection,
                "insert or replace into speech_unit (id, label) values (?, ?)",
                unit,
                UnitLabel.of(type, name));
    }

    private static void apply(Connection connection, UUID conference, LiveEvent event, Instant at) throws SQLException {
        switch (event) {
            case LiveEvent.FloorGranted e -> granted(connection, conference, e, at);
            case LiveEvent.FloorEnded e ->
                Sql.update(
                        connection,
                        "update speech_speech set ended = ?, ending = ? where conference = ? and number = ?",
                        at,
                        e.end(),
                        conference,
                        e.grant());
            case LiveEvent.GrantUndone e -> undone(connection, conference, e.grant());
            case LiveEvent.SpeakerCorrected e -> corrected(connection, conference, e.grant(), e.speaker());
            case LiveEvent.NoteWritten e ->
                Sql.update(
                        connection,
                        "insert into speech_note (conference, id, kind, sealed_key, sealed, at, site, number)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                        conference,
                        e.note(),
                        e.kind(),
                        e.text().key(),
                        e.text().envelope(),
                        e.at(),
                        e.site(),
                        e.grant());
            case LiveEvent.NoteCorrected e ->
                Sql.update(
                        connection,
                        "update speech_note set sealed_key = ?, sealed = ? where id = ?",
                        e.text().key(),
                        e.text().envelope(),
                        e.note());
            case LiveEvent.NoteRemoved e -> Sql.update(connection, "delete from speech_note where id = ?", e.note());
            default -> {}
        }
    }

    private static void granted(Connection connection, UUID conference, LiveEvent.FloorGranted e, Instant at)
            throws SQLException {
        SealedText topic = e.topic();
        Sql.update(
                connection,
                """
                insert into speech_speech (conference, number, site, unit, label, person, position, sealed_key, sealed,
                  started)
                select ?, ?, ?, s.unit, coalesce(u.label, ''), ?, ?, ?, ?, ?
                from (select 1) left join speech_site s on s.id = ? left join speech_unit u on u.id = s.unit""",
                conference,
                e.grant(),
                e.site(),
                e.speaker().person(),
                e.speaker().position(),
                topic == null ? null : topic.key(),
                topic == null ? null : topic.envelope(),
                at,
                e.site());
    }

    /** The speech that the undone grant had ended goes on as if nothing had been. */
    private static void undone(Connection connection, UUID conference, int grant) throws SQLException {
        Sql.update(connection, """
                update speech_speech set ended = null, ending = null
                where conference = ?1 and ending = 'SUCCEEDED'
                  and number = (select max(number) from speech_speech where conference = ?1 and number < ?2)
                  and ended = (select started from speech_speech where conference = ?1 and number = ?2)""", conference, grant);
        Sql.update(connection, "delete from speech_speech where conference = ? and number = ?", conference, grant);
    }

    private static void corrected(Connection connection, UUID conference, int grant, Speaker speaker)
            throws SQLException {
        Sql.update(
                connection,
                "update speech_speech set person = ?, position = ? where conference = ? and number = ?",
                speaker.person(),
                speaker.position(),
                conference,
                grant);
    }
}
