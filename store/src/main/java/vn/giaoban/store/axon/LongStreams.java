package vn.giaoban.store.axon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.StreamId;

/**
 * Decoded events of the few streams that are long, such as the registry of units, up to a commit known by position and
 * hash. What came after is read from the log each time, so nothing decided on it is stale; where the log no longer has
 * that commit, it is forgotten and the whole stream is read.
 */
final class LongStreams {
    static final int LONG = 200;
    private static final int KEPT = 8;

    private final CommitLog log;
    private final Map<StreamId, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<StreamId, Known> eldest) {
            return size() > KEPT;
        }
    };

    private record Known(Head reached, List<DomainEventMessage<?>> events) {}

    LongStreams(CommitLog log) {
        this.log = log;
    }

    /** All events of a stream in order; {@code decode} gives those that a commit has of it. */
    List<DomainEventMessage<?>> read(StreamId stream, Function<StoredCommit, List<DomainEventMessage<?>>> decode) {
        @Nullable Known before = remembered(stream);
        List<StoredCommit> tail = log.readStreams(
                List.of(stream), before == null ? 0 : before.reached().position());
        if (before != null && tail.isEmpty()) {
            return before.events();
        }
        List<DomainEventMessage<?>> events = before == null ? new ArrayList<>() : new ArrayList<>(before.events());
        tail.forEach(commit -> events.addAll(decode.apply(commit)));
        if (events.size() >= LONG) {
            StoredCommit last = tail.getLast();
            remember(stream, new Known(new Head(last.position(), last.hash()), List.copyOf(events)));
        }
        return events;
    }

    private @Nullable Known remembered(StreamId stream) {
        Known found;
        synchronized (known) {
            found = known.get(stream);
        }
        return found != null && stands(found.reached()) ? found : null;
    }

    private boolean stands(Head reached) {
        List<StoredCommit> there = log.read(reached.position() - 1, 1);
        return there.size() == 1 && there.getFirst().hash().equals(reached.hash());
    }

    private void remember(StreamId stream, Known now) {
        synchronized (known) {
            known.put(stream, now);
        }
    }
}
