package vn.giaoban.bench;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceDrafted;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceScheduled;
import vn.giaoban.meeting.conference.ConferenceEvent.JoinPolicy;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveConferences.Receipt;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.meeting.live.LiveMailboxes;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitHeader;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StreamId;
import vn.giaoban.store.sqlite.SqliteStore;
import vn.giaoban.store.vault.KeyNames;

/** One live briefing of a main site and many others, commanded as its hub commands it. */
final class Briefing {
    static final MeetingEvents EVENTS = new MeetingEvents();
    private static final AccountId CHAIR = new AccountId(UUID.randomUUID());
    private static final PersonId CHAIRMAN = new PersonId(UUID.randomUUID());

    final ConferenceId id = new ConferenceId(UUID.randomUUID());
    final Instant from;
    final Instant to;
    final SiteId hall = new SiteId(UUID.randomUUID());
    final List<SiteId> sites;
    private final SqliteStore store;
    private final LiveMailboxes live;

    /** Schedules and opens it; the main site is connected. */
    Briefing(SqliteStore store, LiveMailboxes live, int count) {
        this.store = store;
        this.live = live;
        sites = IntStream.range(0, count)
                .mapToObj(n -> new SiteId(UUID.randomUUID()))
                .toList();
        Instant now = Clock.systemUTC().instant();
        from = now;
        to = now.plusSeconds(7200);
        Plan plan = new Plan(
                "Giao ban",
                "giao ban",
                from,
                to,
                CHAIRMAN,
                "Chủ tịch UBND tỉnh",
                new UnitId(UUID.randomUUID()),
                hall,
                sites,
                List.of(),
                List.of(),
                JoinPolicy.LINK,
                5,
                null);
        StreamId stream = new StreamId("conference/" + id);
        store.log()
                .append(new Commit(
                        UUID.randomUUID(),
                        CommitHeader.by("account:bench", now),
                        Set.of(id.toString()),
                        Map.of(stream, 0L),
                        List.of(
                                event(stream, 1, new ConferenceDrafted(id, plan, null)),
                                event(stream, 2, new ConferenceScheduled(id)))))
                .join();
        send(new LiveCommand.OpenMeeting(CHAIR, CHAIRMAN, Mode.MODERATED)).join();
        send(new LiveCommand.ChangeLink(hall, Link.CONNECTED, null)).join();
    }

    private static NewEvent event(StreamId stream, long sequence, MeetingEvent event) {
        return new NewEvent(stream, sequence, EVENTS.name(event), EVENTS.version(event), EVENTS.toJson(event));
    }

    CompletableFuture<Receipt> send(LiveCommand command) {
        Instant now = Clock.systemUTC().instant();
        return live.submit(id, command, CommandContext.by("site:bench", UUID.randomUUID(), now));
    }

    /** As the chair, under the first epoch. */
    CompletableFuture<Receipt> chair(LiveCommand command) {
        Instant now = Clock.systemUTC().instant();
        return live.submit(
                id,
                command,
                new CommandContext(UUID.randomUUID(), "account:" + CHAIR, CHAIR, 1, now, now, false, null));
    }

    CompletableFuture<Receipt> raiseHand(int site) {
        return raiseHand(site, KeyNames.ofPersonIn(CHAIRMAN.value(), id.value()));
    }

    /** With its words sealed under a key of that name. */
    CompletableFuture<Receipt> raiseHand(int site, String key) {
        return send(new LiveCommand.RegisterToSpeak(
                new RequestId(UUID.randomUUID()),
                sites.get(site),
                speaker(),
                store.vault().seal(key, "Sạt lở đê điều đoạn K" + site)));
    }

    static Speaker speaker() {
        return new Speaker(CHAIRMAN, "Chủ tịch UBND xã");
    }
}
