package vn.giaoban.meeting.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.store.views.Folding;

/** Finds what was said, written and scheduled, typed with or without Vietnamese marks. */
public final class Search {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int CANDIDATES = 400;

    private Search() {}

    /** What a hit is. */
    public enum Kind {
        SPEECH,
        NOTE,
        TITLE
    }

    /**
     * What is looked for; every given condition must hold.
     *
     * @param words all of them must occur
     * @param unit what was said for it, for units under it, or for units that it followed
     * @param month in Vietnam's time
     * @param limit of each of the two lists
     */
    public record Query(
            String words,
            @Nullable UnitId unit,
            @Nullable PersonId person,
            @Nullable YearMonth month,
            int limit) {}

    /** Hits as typed, the marks included; then those that match only without marks. */
    public record Result(List<Hit> exact, List<Hit> folded) {
        public Result {
            exact = List.copyOf(exact);
            folded = List.copyOf(folded);
        }
    }

    /**
     * One hit.
     *
     * @param ref the grant's number or the note's id; empty for a title
     * @param grant the speech in which it fell, 0 when none
     * @param unitLabel what the unit was called then
     * @param offsetSeconds from the recording's beginning; 0 without recording
     */
    public record Hit(
            ConferenceId conference,
            String title,
            Instant date,
            Kind kind,
            String ref,
            int grant,
            @Nullable UnitId unit,
            String unitLabel,
            @Nullable PersonId person,
            @Nullable String position,
            Instant at,
            List<Snippet.Piece> snippet,
            @Nullable String recording,
            long offsetSeconds) {}

    /** Runs a search on the views' connection. Words without a letter or digit find nothing. */
    public static Result run(Connection connection, Query query) throws SQLException {
        List<String> written = Snippet.words(SearchIndex.exact(query.words()));
        List<String> folded = Snippet.words(Folding.fold(query.words()));
        if (folded.isEmpty()) {
            return new Result(List.of(), List.of());
        }
        List<Found> exact = find(connection, query, match("exact", written), folded);
        Set<Long> seen = new HashSet<>(exact.stream().map(Found::id).toList());
        List<Found> others = find(connection, query, match("folded", folded), folded).stream()
                .filter(found -> !seen.contains(found.id()))
                .toList();
        return new Result(best(exact, query.limit()), best(others, query.limit()));
    }

    private static String match(String column, List<String> words) {
        return column + " : ("
                + String.join(" AND ", words.stream().map(w -> '"' + w + '"').toList()) + ")";
    }

    private record Found(long id, boolean content, Hit hit) {}

    /** What matched in a word of content stands above what matched in words such as "để" only. */
    private static List<Hit> best(List<Found> found, int limit) {
        List<Hit> ordered = new ArrayList<>();
        found.stream().filter(Found::content).map(Found::hit).forEach(ordered::add);
        found.stream().filter(one -> !one.content()).map(Found::hit).forEach(ordered::add);
        return ordered.subList(0, Math.min(limit, ordered.size()));
    }

    private static List<Found> find(Connection connection, Query query, String match, List<String> words)
            throws SQLException {
        YearMonth month = query.month();
        Long from = month == null ? null : start(month);
        Long to = month == null ? null : start(month.plusMonths(1));
        return Sql.list(
                connection, row -> found(row, words), """
                with recursive line(id) as (
                  select ?1
                  union select u.id from unit_unit u join line on u.parent = line.id
                  union select s.unit from unit_successor s join line on s.successor = line.id)
                select d.*, c.title, c.starts,
                  (select r.id from recording_recording r where r.conference = d.conference and r.started <= d.at
                   order by r.started desc limit 1) recording,
                  (select max(r.started) from recording_recording r
                   where r.conference = d.conference and r.started <= d.at) recorded_from
                from search_text t join search_doc d on d.id = t.rowid join search_conference c on c.id = d.conference
                where search_text match ?2
                  and (?1 is null or d.unit in (select id from line))
                  and (?3 is null or d.person = ?3)
                  and (?4 is null or (d.at >= ?4 and d.at < ?5))
                order by t.rank limit ?6""", query.unit(), match, query.person(), from, to, CANDIDATES);
    }

    private static long start(YearMonth month) {
        return month.atDay(1).atStartOfDay(VIETNAM).toInstant().toEpochMilli();
    }

    private static Found found(Sql.Row row, List<String> words) throws SQLException {
        String body = row.text("body");
        String who = row.text("who");
        String label = row.text("label");
        String text = String.join(
                " · ",
                List.of(body, who, label).stream().filter(s -> !s.isBlank()).toList());
        UUID unit = row.idOrNull("unit");
        UUID person = row.idOrNull("person");
        Instant at = row.instant("at");
        Instant recorded = row.instantOrNull("recorded_from");
        Hit hit = new Hit(
                new ConferenceId(row.id("conference")),
                row.text("title"),
                row.instant("starts"),
                Kind.valueOf(row.text("kind")),
                row.text("ref"),
                row.number("number"),
                unit == null ? null : new UnitId(unit),
                label,
                person == null ? null : new PersonId(person),
                row.textOrNull("position"),
                at,
                Snippet.of(text, words),
                row.textOrNull("recording"),
                recorded == null ? 0 : at.getEpochSecond() - recorded.getEpochSecond());
        return new Found(row.big("id"), Snippet.matchesContent(text, words), hit);
    }
}
