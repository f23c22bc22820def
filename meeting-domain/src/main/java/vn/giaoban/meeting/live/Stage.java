package vn.giaoban.meeting.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveCommand.GrantFloor;
import vn.giaoban.meeting.live.LiveCommand.RegisterToSpeak;
import vn.giaoban.meeting.live.LiveEvent.CallRecalled;
import vn.giaoban.meeting.live.LiveEvent.End;
import vn.giaoban.meeting.live.LiveEvent.FloorEnded;
import vn.giaoban.meeting.live.LiveEvent.FloorExtended;
import vn.giaoban.meeting.live.LiveEvent.FloorGranted;
import vn.giaoban.meeting.live.LiveEvent.GrantUndone;
import vn.giaoban.meeting.live.LiveEvent.NextCalled;
import vn.giaoban.meeting.live.LiveEvent.QueueReordered;
import vn.giaoban.meeting.live.LiveEvent.RequestDeclined;
import vn.giaoban.meeting.live.LiveEvent.RequestDeferred;
import vn.giaoban.meeting.live.LiveEvent.RequestWithdrawn;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.meeting.live.LiveEvent.SpeakerCorrected;
import vn.giaoban.meeting.live.LiveEvent.SpeechRequested;
import vn.giaoban.meeting.live.LiveRoom.Call;
import vn.giaoban.meeting.live.LiveRoom.Declined;
import vn.giaoban.meeting.live.LiveRoom.Floor;
import vn.giaoban.meeting.live.LiveRoom.Request;
import vn.giaoban.store.vault.SealedText;

/**
 * Who speaks, who is asked to get ready, and who waits.
 *
 * @param speakers of every grant so far, as last corrected
 * @param declined the last request of each site that was declined, until the site asks again
 * @param before the stage as it was before the running grant, to which an undo returns; null when there is none
 */
record Stage(
        @Nullable Floor floor,
        @Nullable Call called,
        SpeechQueue queue,
        Map<Integer, Speaker> speakers,
        Map<SiteId, Declined> declined,
        @Nullable Before before) {
    static final Duration UNDOABLE = Duration.ofSeconds(10);
    static final Stage EMPTY = new Stage(null, null, SpeechQueue.EMPTY, Map.of(), Map.of(), null);

    /** What a grant changed. */
    record Before(
            @Nullable Floor floor,
            @Nullable Call called,
            @Nullable Request taken,
            int place) {}

    List<LiveEvent> register(RegisterToSpeak command) {
        if (queue.of(command.site())
                .filter(r -> r.id().equals(command.request()))
                .isPresent()) {
            return List.of();
        }
        boolean speaking = floor != null && floor.site().equals(command.site());
        if (speaking
                || queue.of(command.site()).isPresent()
                || queue.find(command.request()).isPresent()) {
            throw new Rejected("already-registered");
        }
        return List.of(new SpeechRequested(
                command.request(), command.site(), command.speaker(), command.topic(), queue.orders() + 1));
    }

    List<LiveEvent> withdraw(SiteId site, RequestId request) {
        return List.of(new RequestWithdrawn(queue.require(request, site).id()));
    }

    List<LiveEvent> defer(RequestId request) {
        boolean idle = queue.require(request).deferred() && queue.isLast(request);
        return idle ? List.of() : List.of(new RequestDeferred(request, queue.orders() + 1));
    }

    List<LiveEvent> decline(RequestId request, SealedText reason) {
        return List.of(new RequestDeclined(queue.require(request).id(), reason));
    }

    List<LiveEvent> reorder(List<RequestId> order) {
        if (!queue.isPermutation(order)) {
            throw new Rejected("queue-changed");
        }
        return order.equals(queue.order()) ? List.of() : List.of(new QueueReordered(order));
    }

    List<LiveEvent> call(SiteId site, @Nullable RequestId request) {
        if (request != null) {
            queue.require(request, site);
        }
        boolean idle = called != null && called.site().equals(site) && Objects.equals(called.request(), request);
        return idle ? List.of() : List.of(new NextCalled(site, request));
    }

    List<LiveEvent> recall(SiteId site) {
        return called != null && called.site().equals(site) ? List.of(new CallRecalled(site)) : List.of();
    }

    /**
     * Gives the floor; a running speech ends in the same commit.
     *
     * @param fallback who speaks for a site that neither asked nor had a speaker named
     */
    List<LiveEvent> grant(GrantFloor command, @Nullable Speaker fallback, Instant until) {
        Request request = command.request() == null
                ? queue.of(command.site()).orElse(null)
                : queue.require(command.request(), command.site());
        Speaker speaker = command.speaker();
        if (floor != null && floor.site().equals(command.site()) && request == null) {
            if (speaker == null || speaker.equals(floor.speaker())) {
                return List.of();
            }
        }
        if (speaker == null) {
            speaker = request == null ? fallback : request.speaker();
        }
        if (speaker == null) {
            throw new Rejected("speaker-unknown", Map.of("site", command.site().toString()));
        }
        List<LiveEvent> events = new ArrayList<>(end(End.SUCCEEDED));
        events.add(new FloorGranted(
                speakers.size() + 1,
                command.site(),
                speaker,
                request == null ? null : request.id(),
                request == null ? null : request.topic(),
                until));
        return events;
    }

    List<LiveEvent> undo(int grant, Instant at) {
        boolean running = floor != null && floor.grant() == grant && before != null;
        if (!running || at.isAfter(Objects.requireNonNull(floor).undoableUntil())) {
            throw new Rejected("too-late-to-undo");
        }
        return List.of(new GrantUndone(grant));
    }

    List<LiveEvent> extend(int minutes, Instant at) {
        if (floor == null) {
            throw new Rejected("no-floor");
        }
        if (minutes < 1 || minutes > 120) {
            throw new Rejected("bad-message", Map.of("field", "minutes"));
        }
        Instant from = floor.until().isAfter(at) ? floor.until() : at;
        return List.of(new FloorExtended(floor.grant(), from.plus(Duration.ofMinutes(minutes))));
    }

    List<LiveEvent> yieldFloor(SiteId site) {
        if (floor != null && !floor.site().equals(site)) {
            throw new Rejected("not-your-floor");
        }
        return end(End.YIELDED);
    }

    List<LiveEvent> end(End end) {
        return floor == null ? List.of() : List.of(new FloorEnded(floor.grant(), floor.site(), end));
    }

    List<LiveEvent> correct(int grant, Speaker speaker) {
        Speaker known = speakers.get(grant);
        if (known == null) {
            throw new Rejected("grant-unknown");
        }
        return known.equals(speaker) ? List.of() : List.of(new SpeakerCorrected(grant, speaker));
    }

    Stage evolve(LiveEvent event, Instant at) {
        return switch (event) {
            case SpeechRequested e ->
                with(queue.plus(new Request(e.request(), e.site(), e.speaker(), e.topic(), at, false)))
                        .with(heard(e.site()));
            case RequestWithdrawn e -> without(e.request());
            case RequestDeclined e -> declined(e, at);
            case RequestDeferred e -> with(queue.deferred(e.request())).uncalled(e.request());
            case QueueReordered e -> with(queue.ordered(e.order()));
            case NextCalled e -> with(floor, new Call(e.site(), e.request(), at));
            case CallRecalled e -> with(floor, null);
            case FloorGranted e -> granted(e, at);
            case GrantUndone e -> undone();
            case FloorExtended e -> extended(e.until());
            case FloorEnded e -> ended(e.end());
            case SpeakerCorrected e -> corrected(e);
            default -> this;
        };
    }

    private Stage granted(FloorGranted e, Instant at) {
        Floor now =
                new Floor(e.grant(), e.site(), e.speaker(), e.request(), e.topic(), at, e.until(), at.plus(UNDOABLE));
        Request taken = e.request() == null ? null : queue.find(e.request()).orElse(null);
        // A speech that this grant ended was left in place by ended(), so that an undo finds it.
        Before was = new Before(floor, called, taken, queue.indexOf(e.request()));
        boolean wasCalled = called != null && called.site().equals(e.site());
        return new Stage(
                now,
                wasCalled ? null : called,
                queue.minus(e.request()),
                speaking(e.grant(), e.speaker()),
                declined,
                was);
    }

    private Stage undone() {
        if (before == null) {
            return with(null, called);
        }
        SpeechQueue restored = before.taken() == null ? queue : queue.insert(before.place(), before.taken());
        Floor former = before.floor() == null
                ? null
                : speaking(
                        before.floor(),
                        speakers.getOrDefault(
                                before.floor().grant(), before.floor().speaker()));
        return new Stage(former, before.called(), restored, speakers, declined, null);
    }

    private Stage ended(End end) {
        // SUCCEEDED is always followed by the grant that succeeds, in the same commit.
        return end == End.SUCCEEDED ? this : new Stage(null, called, queue, speakers, declined, null);
    }

    private Stage extended(Instant until) {
        Floor f = Objects.requireNonNull(floor);
        return with(
                new Floor(
                        f.grant(), f.site(), f.speaker(), f.request(), f.topic(), f.since(), until, f.undoableUntil()),
                called);
    }

    private Stage corrected(SpeakerCorrected e) {
        Floor f = floor;
        if (f != null && f.grant() == e.grant()) {
            f = speaking(f, e.speaker());
        }
        return new Stage(f, called, queue, speaking(e.grant(), e.speaker()), declined, before);
    }

    private Stage declined(RequestDeclined e, Instant at) {
        var told = new HashMap<>(declined);
        queue.find(e.request()).ifPresent(r -> told.put(r.site(), new Declined(e.request(), e.reason(), at)));
        return without(e.request()).with(told);
    }

    /** Without what was said to a site that asks anew. */
    private Map<SiteId, Declined> heard(SiteId site) {
        var told = new HashMap<>(declined);
        told.remove(site);
        return told;
    }

    private Stage with(Map<SiteId, Declined> declined) {
        return new Stage(floor, called, queue, speakers, Map.copyOf(declined), before);
    }

    private Stage without(RequestId request) {
        return with(queue.minus(request)).uncalled(request);
    }

    private Stage uncalled(RequestId request) {
        return called != null && request.equals(called.request()) ? with(floor, null) : this;
    }

    private static Floor speaking(Floor f, Speaker speaker) {
        return new Floor(f.grant(), f.site(), speaker, f.request(), f.topic(), f.since(), f.until(), f.undoableUntil());
    }

    private Map<Integer, Speaker> speaking(int grant, Speaker speaker) {
        var all = new HashMap<>(speakers);
        all.put(grant, speaker);
        return all;
    }

    private Stage with(SpeechQueue queue) {
        return new Stage(floor, called, queue, speakers, declined, before);
    }

    private Stage with(@Nullable Floor floor, @Nullable Call called) {
        return new Stage(floor, called, queue, speakers, declined, before);
    }
}
