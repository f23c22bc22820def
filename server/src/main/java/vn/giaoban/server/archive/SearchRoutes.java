package vn.giaoban.server.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.views.Search;
import vn.giaoban.meeting.views.Snippet;
import vn.giaoban.meeting.views.UnitsView;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.Caller;
import vn.giaoban.signaling.api.MinuteAnswers;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.signaling.directory.UnitAnswer;
import vn.giaoban.store.views.Views;

/** Finds what was said, among what the caller may read; units bear the names that they had then. */
final class SearchRoutes {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int MOST_HITS = 50;
    private static final int MOST_FOUND = 400;

    private final Views views;
    private final Directory directory;
    private final Recordings recordings;

    /** {@code unitNow} is who stands today where the unit stood, or what the unit is called today. */
    record HitAnswer(
            UUID conference,
            String title,
            Instant date,
            Search.Kind kind,
            @Nullable Integer grant,
            @Nullable UnitAnswer unit,
            @Nullable UnitAnswer unitNow,
            @Nullable UUID person,
            @Nullable String speaker,
            @Nullable String position,
            @Nullable Double offsetSeconds,
            List<List<Object>> snippet,
            @Nullable String recording) {}

    record HitsAnswer(List<HitAnswer> exact, List<HitAnswer> folded) {}

    record SpeakerLine(UUID person, String name, String position) {}

    SearchRoutes(Views views, Directory directory, Recordings recordings) {
        this.views = views;
        this.directory = directory;
        this.recordings = recordings;
    }

    List<Route> routes(Allowed readers) {
        return List.of(
                Route.get("/archive/search", readers, "Finds what was said, noted or titled.", this::search)
                        .withQuery("q", "unit", "person", "month")
                        .answers(HitsAnswer.class),
                Route.get("/archive/speakers", readers, "Who ever had the floor, the latest first.", this::speakers)
                        .answersPageOf(SpeakerLine.class));
    }

    private Answer search(Call call) {
        var query = new Search.Query(
                call.text("q").orElse(""),
                call.uuid("unit").map(UnitId::new).orElse(null),
                call.uuid("person").map(PersonId::new).orElse(null),
                call.text("month").map(SearchRoutes::month).orElse(null),
                MOST_FOUND);
        if (query.words().isBlank() && query.unit() == null && query.person() == null && query.month() == null) {
            throw Problem.badField("q");
        }
        Search.Result result = views.query(c -> Search.run(c, query));
        var readable = new Readable(recordings, call.caller(), new LinkedHashMap<>());
        return Answer.ok(new HitsAnswer(hits(readable, result.exact()), hits(readable, result.folded())));
    }

    /** What a caller may read, asked once per conference. */
    private record Readable(Recordings recordings, Caller caller, Map<ConferenceId, Boolean> known) {
        boolean may(ConferenceId conference) {
            return known.computeIfAbsent(conference, id -> recordings.mayRead(id, caller));
        }
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.badField("month");
        }
    }

    private List<HitAnswer> hits(Readable readable, List<Search.Hit> hits) {
        return hits.stream()
                .filter(hit -> readable.may(hit.conference()))
                .limit(MOST_HITS)
                .map(this::hit)
                .toList();
    }

    private HitAnswer hit(Search.Hit hit) {
        PersonId person = hit.person();
        String recording = hit.recording();
        Instant begins = recording == null
                ? null
                : Recordings.beginning(recordings.onDisk(recording).orElse(null));
        UnitAnswer then = hit.unit() == null ? null : unitThen(hit.unit(), hit.at());
        return new HitAnswer(
                hit.conference().value(),
                hit.title(),
                hit.date(),
                hit.kind(),
                hit.grant() == 0 ? null : hit.grant(),
                then,
                then == null ? null : unitNow(then),
                person == null ? null : person.value(),
                person == null ? null : directory.nameOf(person),
                hit.position(),
                MinuteAnswers.offset(begins, hit.at()),
                hit.snippet().stream().map(SearchRoutes::piece).toList(),
                begins == null ? null : recording);
    }

    private UnitAnswer unitThen(UnitId unit, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, VIETNAM);
        return views.query(c -> UnitsView.named(c, unit, day))
                .map(named -> new UnitAnswer(unit.value(), named.type(), named.name()))
                .orElseGet(() -> directory.unit(unit));
    }

    private @Nullable UnitAnswer unitNow(UnitAnswer then) {
        UnitId unit = new UnitId(then.id());
        Optional<UnitAnswer> follower = views.query(c -> UnitsView.todays(c, unit))
                .map(found -> new UnitAnswer(found.id().value(), found.type(), found.name()));
        UnitAnswer now = follower.orElseGet(() -> directory.unit(unit));
        return now.equals(then) ? null : now;
    }

    private static List<Object> piece(Snippet.Piece piece) {
        return List.of(piece.text(), piece.matched());
    }

    private Answer speakers(Call call) {
        var readable = new Readable(recordings, call.caller(), new LinkedHashMap<>());
        Map<PersonId, SpeakerLine> lines = new LinkedHashMap<>();
        views.query(Search::speakers).stream()
                .filter(spoke -> readable.may(spoke.conference()))
                .forEach(spoke -> lines.putIfAbsent(
                        spoke.person(),
                        new SpeakerLine(spoke.person().value(), directory.nameOf(spoke.person()), spoke.position())));
        return call.page(List.copyOf(lines.values()));
    }
}
