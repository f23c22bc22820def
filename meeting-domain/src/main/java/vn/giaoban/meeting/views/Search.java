package vn.giaoban.meeting.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.UnitId;

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
     * @param words all of them must occur, or name the month; none are needed beside another condition
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

    /**
     * Hits with the marks that were typed or, typed without any, that are most likely meant; then those with other
     * marks. In each the whole phrase stands before scattered words, and what can be played before what cannot.
     */
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

    /** Who spoke, where, and in which office. */
    public record Spoke(PersonId person, String position, ConferenceId conference) {}

    /** Everybody who ever had the floor, once per conference and office, the latest first. */
    public static List<Spoke> speakers(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                row -> new Spoke(
                        new PersonId(row.id("person")), row.text("position"), new ConferenceId(row.id("conference"))),
                """
                select person, position, conference from search_doc where kind = 'SPEECH'
                group by person, position, conference order by max(at) desc""");
    }

    /** Runs a search on the views' connection. Words without a letter or digit find nothing. */
    public static Result run(Connection connection, Query query) throws SQLException {
        if (query.words().isBlank()) {
            boolean narrowed = query.unit() != null || query.person() != null || query.month() != null;
            List<Hit> all = narrowed ? Search.<Hit>list(connection, query, null, null, Search::hit) : List.of();
            return new Result(first(all, query.limit()), List.of());
        }
        List<Hit> exact = new ArrayList<>();
        List<Hit> folded = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (Asked asked : Asked.readings(query.words())) {
            String match = match(connection, asked);
            if (match == null) {
                continue;
            }
            List<Found> found = list(connection, query, asked, match, row -> found(row, asked));
            Predicate<Found> meant = meant(asked, found);
            found.stream()
                    .sorted(BEST)
                    .filter(one -> seen.add(one.id()))
                    .forEach(one -> (meant.test(one) ? exact : folded).add(one.hit()));
        }
        return new Result(first(exact, query.limit()), first(folded, query.limit()));
    }

    private record Found(long id, Match match, Hit hit) {}

    private static final Comparator<Found> BEST = Comparator.comparing(Found::match, Match.BEST)
            .thenComparing(found -> found.hit().recording() == null);

    private static List<Hit> first(List<Hit> hits, int limit) {
        return hits.stream().limit(limit).toList();
    }

    /** Typed marks are meant; without any, the writing with the least grammar and the most phrases and hits. */
    private static Predicate<Found> meant(Asked asked, List<Found> found) {
        if (asked.marked()) {
            return one -> one.match().asTyped(asked);
        }
        Map<List<String>, List<Match>> forms = found.stream()
                .map(Found::match)
                .collect(Collectors.groupingBy(Match::form, LinkedHashMap::new, Collectors.toList()));
        List<String> likeliest = forms.entrySet().stream()
                .min(Comparator.comparing(
                                (Map.Entry<List<String>, List<Match>> form) ->
                                        Collections.min(form.getValue(), Match.BEST),
                                Match.BEST)
                        .thenComparing(form -> -form.getValue().size()))
                .map(Map.Entry::getKey)
                .orElse(List.of());
        return one -> one.match().form().equals(likeliest);
    }

    /** Each word in every way that anybody wrote it, so that what is rarely written ranks high; null when one never was. */
    private static @Nullable String match(Connection connection, Asked asked) throws SQLException {
        List<String> words = new ArrayList<>();
        for (String folded : asked.folded()) {
            List<String> written = Sql.list(
                    connection,
                    row -> '"' + row.text("written") + '"',
                    "select written from search_word where folded = ?",
                    folded);
            if (written.isEmpty()) {
                return null;
            }
            words.add("(" + String.join(" OR ", written) + ")");
        }
        return String.join(" AND ", words);
    }

    private static <T> List<T> list(
            Connection connection, Query query, @Nullable Asked asked, @Nullable String match, Sql.Mapper<T> mapper)
            throws SQLException {
        YearMonth month = query.month();
        Long from = month == null ? null : start(month);
        Long to = month == null ? null : start(month.plusMonths(1));
        String source = match == null
                ? "search_doc d join search_conference c on c.id = d.conference where d.kind = 'SPEECH' and ?2 is null"
                : """
                search_text t join search_doc d on d.id = t.rowid join search_conference c on c.id = d.conference
                where search_text match ?2""";
        return Sql.list(
                connection,
                mapper,
                """
                with recursive line(id) as (
                  select ?1
                  union select u.id from unit_unit u join line on u.parent = line.id
                  union select s.unit from unit_successor s join line on s.successor = line.id)
                select d.*, c.title, c.starts,
                  (select r.id from recording_recording r where r.conference = d.conference and r.started <= d.at
                   order by r.started desc limit 1) recording,
                  (select max(r.started) from recording_recording r
                   where r.conference = d.conference and r.started <= d.at) recorded_from
                from\s""" + source + """

                  and (?1 is null or d.unit in (select id from line))
                  and (?3 is null or d.person = ?3)
                  and (?4 is null or (d.at >= ?4 and d.at < ?5))
                  and (?6 is null or cast(strftime('%m', d.at / 1000, 'unixepoch', '+7 hours') as integer) = ?6)
                  and (?7 is null or cast(strftime('%Y', d.at / 1000, 'unixepoch', '+7 hours') as integer) = ?7)
                order by\s""" + (match == null ? "d.at desc" : "t.rank, d.at desc") + " limit ?8",
                query.unit(),
                match,
                query.person(),
                from,
                to,
                asked == null ? null : asked.month(),
                asked == null ? null : asked.year(),
                CANDIDATES);
    }

    private static long start(YearMonth month) {
        return month.atDay(1).atStartOfDay(VIETNAM).toInstant().toEpochMilli();
    }

    private static Found found(Sql.Row row, Asked asked) throws SQLException {
        List<String> texts = List.of(row.text("body"), row.text("who"), row.text("label"));
        return new Found(row.big("id"), Match.of(texts, row.text("names"), asked), hit(row, asked.folded()));
    }

    private static Hit hit(Sql.Row row) throws SQLException {
        return hit(row, List.of());
    }

    private static Hit hit(Sql.Row row, List<String> words) throws SQLException {
        UUID unit = row.idOrNull("unit");
        UUID person = row.idOrNull("person");
        Instant at = row.instant("at");
        Instant recorded = row.instantOrNull("recorded_from");
        return new Hit(
                new ConferenceId(row.id("conference")),
                row.text("title"),
                row.instant("starts"),
                Kind.valueOf(row.text("kind")),
                row.text("ref"),
                row.number("number"),
                unit == null ? null : new UnitId(unit),
                row.text("label"),
                person == null ? null : new PersonId(person),
                row.textOrNull("position"),
                at,
                Snippet.of(row.text("body"), words),
                row.textOrNull("recording"),
                recorded == null ? 0 : at.getEpochSecond() - recorded.getEpochSecond());
    }
}
