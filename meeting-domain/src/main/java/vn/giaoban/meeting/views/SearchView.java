package vn.giaoban.meeting.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.conference.ConferenceEvent;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.history.MeetingEvents.Placed;
import vn.giaoban.meeting.live.LiveEvent;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.meeting.site.SiteEvent;
import vn.giaoban.meeting.unit.UnitEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.vault.Person;
import vn.giaoban.store.vault.SealedText;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.View;

/**
 * Full text over speeches, notes and titles, as {@link Search} asks it. Sealed texts and names are opened when they are
 * indexed: after an erasure the view is rebuilt.
 */
public final class SearchView implements View {
    private final MeetingEvents events;
    private final Vault vault;

    public SearchView(MeetingEvents events, Vault vault) {
        this.events = events;
        this.vault = vault;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        Sql.script(connection, """
                create table search_unit (id text primary key, label text not null) without rowid;
                create table search_name (unit text not null, label text not null,
                  primary key (unit, label)) without rowid;
                create table search_successor (unit text not null, successor text not null,
                  primary key (unit, successor)) without rowid;
                create table search_site (id text primary key, unit text not null) without rowid;
                create table search_conference (id text primary key, title text not null, starts integer not null,
                  organiser text not null) without rowid;
                create table search_doc (id integer primary key, conference text not null, kind text not null,
                  ref text not null, number integer not null, unit text, label text not null, person text, position text,
                  at integer not null, body text not null, who text not null, names text not null default '',
                  unique (conference, kind, ref));
                create index search_doc_unit on search_doc (unit);
                create index search_doc_person on search_doc (person);
                create table search_word (folded text not null, written text not null,
                  primary key (folded, written)) without rowid;
                create virtual table search_text using fts5(text, tokenize = "unicode61 remove_diacritics 0")""");
    }

    @Override
    public void apply(Connection connection, StoredCommit commit) throws SQLException {
        SearchIndex index = new SearchIndex(connection);
        for (Placed<UnitEvent> placed : events.of(commit, UnitEvent.class)) {
            switch (placed.event()) {
                case UnitEvent.UnitEstablished e -> index.named(e.unit(), UnitLabel.of(e.type(), e.name()));
                case UnitEvent.UnitRenamed e -> index.named(e.unit(), UnitLabel.of(e.type(), e.name()));
                case UnitEvent.UnitDissolved e -> index.followed(e.unit(), e.successors());
                case UnitEvent.UnitCodeAssigned e -> {}
                case UnitEvent.UnitCodeRetired e -> {}
            }
        }
        for (Placed<SiteEvent> placed : events.of(commit, SiteEvent.class)) {
            if (placed.event() instanceof SiteEvent.SiteRegistered e) {
                Sql.update(
                        connection, "insert or replace into search_site (id, unit) values (?, ?)", e.site(), e.unit());
            }
        }
        for (Placed<ConferenceEvent> placed : events.of(commit, ConferenceEvent.class)) {
            apply(index, placed.event());
        }
        for (Placed<LiveEvent> placed : events.of(commit, LiveEvent.class)) {
            apply(index, new ConferenceId(placed.id()), placed.event(), MeetingEvents.at(commit));
        }
    }

    private static void apply(SearchIndex index, ConferenceEvent event) throws SQLException {
        switch (event) {
            case ConferenceEvent.ConferenceDrafted e -> index.planned(e.conference(), e.plan());
            case ConferenceEvent.ConferenceRevised e -> index.planned(e.conference(), e.plan());
            case ConferenceEvent.ConferenceMoved e -> index.moved(e.conference(), e.from());
            case ConferenceEvent.ConferenceScheduled e -> index.scheduled(e.conference());
            case ConferenceEvent.ConferenceCancelled e -> index.remove(e.conference(), Search.Kind.TITLE, "");
            case ConferenceEvent.ConferenceHeld e -> {}
            case ConferenceEvent.SiteLinkReissued e -> {}
        }
    }

    private void apply(SearchIndex index, ConferenceId conference, LiveEvent event, Instant at) throws SQLException {
        switch (event) {
            case LiveEvent.FloorGranted e -> {
                Optional<UnitId> unit = index.unitOf(e.site());
                index.put(new SearchIndex.Doc(
                        conference,
                        Search.Kind.SPEECH,
                        Integer.toString(e.grant()),
                        e.grant(),
                        unit.orElse(null),
                        index.label(unit),
                        e.speaker(),
                        at,
                        opened(e.topic()),
                        who(e.speaker())));
            }
            case LiveEvent.GrantUndone e -> index.undone(conference, e.grant());
            case LiveEvent.SpeakerCorrected e -> index.corrected(conference, e.grant(), e.speaker(), who(e.speaker()));
            case LiveEvent.NoteWritten e -> {
                Optional<UnitId> unit = e.site() == null ? Optional.empty() : index.unitOf(e.site());
                Optional<SearchIndex.Said> said = index.said(conference, e.grant());
                index.put(new SearchIndex.Doc(
                        conference,
                        Search.Kind.NOTE,
                        e.note().toString(),
                        e.grant(),
                        unit.orElse(null),
                        index.label(unit),
                        said.map(SearchIndex.Said::speaker).orElse(null),
                        e.at(),
                        opened(e.text()),
                        said.map(SearchIndex.Said::who).orElse("")));
            }
            case LiveEvent.NoteCorrected e -> index.rewritten(conference, e.note(), opened(e.text()));
            case LiveEvent.NoteRemoved e ->
                index.remove(conference, Search.Kind.NOTE, e.note().toString());
            default -> {}
        }
    }

    private String opened(@Nullable SealedText text) {
        return text == null ? "" : vault.open(text).orElse("");
    }

    private String who(Speaker speaker) {
        String name = name(speaker.person().value());
        return name.isEmpty() ? speaker.position() : name + " · " + speaker.position();
    }

    private String name(UUID person) {
        return vault.person(person).map(Person::name).orElse("");
    }
}
