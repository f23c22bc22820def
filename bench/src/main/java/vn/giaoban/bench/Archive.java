package vn.giaoban.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.giaoban.meeting.NoteId;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveCommand.CloseMeeting;
import vn.giaoban.meeting.live.LiveCommand.GrantFloor;
import vn.giaoban.meeting.live.LiveCommand.ReportPresence;
import vn.giaoban.meeting.live.LiveCommand.ReturnToMain;
import vn.giaoban.meeting.live.LiveCommand.WriteNote;
import vn.giaoban.meeting.live.LiveEvent.NoteKind;
import vn.giaoban.meeting.live.LiveMailboxes;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitHeader;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.StreamId;
import vn.giaoban.store.sqlite.SqliteStore;
import vn.giaoban.store.views.ViewFailure;
import vn.giaoban.store.views.Views;

/** Years of briefings: one is held, and the others are that one under other ids and on earlier days. */
final class Archive {
    private static final int SITES = 400;
    private static final int SPEAKERS = 20;
    private static final int WAITING = 2_000;

    private static final Pattern NOTE = Pattern.compile("\"note\":\"[0-9a-f-]{36}\"");

    private Archive() {}

    /** Fills a log until it has at least so many events; gives how many it has. */
    static long fill(SqliteStore store, LiveMailboxes live, long events) {
        Briefing held = held(store, live);
        List<StoredCommit> commits = store.log().readScope(held.id.toString(), 0, Integer.MAX_VALUE);
        long each =
                commits.stream().mapToLong(one -> one.commit().events().size()).sum();
        List<CompletableFuture<StoredCommit>> answers = new ArrayList<>();
        long all = each;
        for (int day = 100; all < events; day++, all += each) {
            Copy copy = new Copy(held, UUID.randomUUID(), Duration.ofDays(day));
            for (StoredCommit one : commits) {
                answers.add(store.log().append(copy.of(one.commit())));
            }
            if (answers.size() > WAITING) {
                answers.forEach(CompletableFuture::join);
                answers.clear();
            }
        }
        answers.forEach(CompletableFuture::join);
        return all;
    }

    /** A view that stopped would be measured at nothing. */
    static void requireAllFollow(Views views) {
        views.states().forEach(view -> {
            ViewFailure failure = view.failure();
            if (failure != null) {
                throw new IllegalStateException(view.name() + " " + failure.inBrief());
            }
        });
    }

    /** All come, are counted and ask; some speak, each with a note; it ends. */
    static Briefing held(SqliteStore store, LiveMailboxes live) {
        Briefing briefing = new Briefing(store, live, SITES);
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int site = 0; site < SITES; site++) {
            all.add(briefing.send(new LiveCommand.ChangeLink(briefing.sites.get(site), Link.CONNECTED, null)));
            all.add(briefing.send(new ReportPresence(
                    briefing.sites.get(site),
                    12,
                    Briefing.speaker().person(),
                    Briefing.speaker().position())));
            all.add(briefing.raiseHand(site, "archive"));
        }
        await(all); // the chair's commands would overtake them
        for (int speaker = 0; speaker < SPEAKERS; speaker++) {
            all.add(briefing.chair(new GrantFloor(briefing.sites.get(speaker), null, Briefing.speaker())));
            all.add(briefing.chair(new WriteNote(
                    new NoteId(UUID.randomUUID()),
                    NoteKind.values()[0],
                    store.vault().seal("archive", "Giao xã kiểm tra đê điều trước ngày 15, báo cáo tỉnh"))));
            all.add(briefing.chair(new ReturnToMain()));
        }
        all.add(briefing.chair(new CloseMeeting()));
        await(all);
        return briefing;
    }

    private static void await(List<CompletableFuture<?>> all) {
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    }

    /** The same briefing as another one, some days earlier. */
    private record Copy(UnaryOperator<String> renamed, UnaryOperator<Instant> earlier) {
        Copy(Briefing held, UUID other, Duration days) {
            this(
                    text -> text.replace(held.id.toString(), other.toString())
                            .replace(held.from.toString(), held.from.minus(days).toString())
                            .replace(held.to.toString(), held.to.minus(days).toString()),
                    at -> at.minus(days));
        }

        private StreamId of(StreamId stream) {
            return new StreamId(renamed.apply(stream.value()));
        }

        /** Notes are unique in all conferences. */
        private byte[] payload(NewEvent event) {
            String text = renamed.apply(new String(event.payload(), UTF_8));
            String own = event.name().startsWith("note-")
                    ? NOTE.matcher(text).replaceFirst("\"note\":\"" + other(event) + '"')
                    : text;
            return own.getBytes(UTF_8);
        }

        private UUID other(NewEvent event) {
            return UUID.nameUUIDFromBytes((of(event.stream()) + "/" + event.sequence()).getBytes(UTF_8));
        }

        Commit of(Commit one) {
            CommitHeader header = one.header();
            Instant at = earlier.apply(header.conferenceTime());
            return new Commit(
                    UUID.randomUUID(),
                    new CommitHeader(at, at, header.actor(), header.onBehalfOf(), null, null, null, header.imported()),
                    one.scopes().stream().map(renamed).collect(Collectors.toCollection(TreeSet::new)),
                    one.basedOn().entrySet().stream()
                            .collect(Collectors.toMap(read -> of(read.getKey()), Map.Entry::getValue)),
                    one.events().stream()
                            .map(event -> new NewEvent(
                                    of(event.stream()),
                                    event.sequence(),
                                    event.name(),
                                    event.version(),
                                    payload(event)))
                            .toList());
        }
    }
}
