package vn.giaoban.store.axon;

import java.util.Map;
import java.util.TreeMap;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import vn.giaoban.store.log.StreamId;

/** Which streams the running unit of work has read, and how far: the commit's {@code basedOn}. */
public final class Reads {
    private static final String KEY = Reads.class.getName();

    private Reads() {}

    /**
     * Notes that a decision rests on a stream as far as {@code lastSequence}. Storage does so by itself; whoever decides
     * on an aggregate held elsewhere, such as a cache, says so here. The first reading counts. Outside a unit of work
     * nothing is noted.
     */
    public static void note(StreamId stream, long lastSequence) {
        CurrentUnitOfWork.ifStarted(unit -> of(unit.root()).putIfAbsent(stream, lastSequence));
    }

    static Map<StreamId, Long> of(UnitOfWork<?> root) {
        return root.getOrComputeResource(KEY, key -> new TreeMap<>());
    }
}
