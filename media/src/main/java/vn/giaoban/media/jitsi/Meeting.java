package vn.giaoban.media.jitsi;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.PeerId;

/**
 * A conference at the bridge, made with its first endpoint. Requests go one after the other: a bridge must know an
 * endpoint before it is asked to change it. Confined to the driver's lock.
 */
final class Meeting {
    private static final Logger LOG = LoggerFactory.getLogger(Meeting.class);

    final Map<PeerId, Endpoint> endpoints = new LinkedHashMap<>();
    Set<PeerId> audible = Set.of();
    private final String id;
    private final Bridge bridge;
    private boolean made;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    Meeting(String id, Bridge bridge) {
        this.id = id;
        this.bridge = bridge;
    }

    /** Has an endpoint made, and then more done with what the bridge answered. */
    CompletableFuture<String> add(JsonObject endpoint, Function<JsonObject, CompletableFuture<String>> more) {
        boolean first = !made;
        made = true;
        CompletableFuture<String> done = afterOthers(() -> first ? create(endpoint) : askOrCreate(endpoint))
                .thenCompose(more);
        last = done;
        return done;
    }

    private CompletableFuture<JsonObject> create(JsonObject endpoint) {
        return bridge.create(Colibri.with(Colibri.conference(id, id), List.of(endpoint)));
    }

    /** A bridge that was restarted knows no conference any more, nor one whose first endpoint it refused. */
    private CompletableFuture<JsonObject> askOrCreate(JsonObject endpoint) {
        return ask(List.of(endpoint))
                .exceptionallyCompose(failure ->
                        Bridge.unknown(failure) ? create(endpoint) : CompletableFuture.failedFuture(failure));
    }

    /** Has endpoints changed at once. */
    CompletableFuture<JsonObject> ask(List<JsonObject> changes) {
        return bridge.change(id, Colibri.with(new JsonObject(), changes));
    }

    /** Has endpoints changed after all that was asked before. */
    void change(List<JsonObject> changes) {
        if (!changes.isEmpty()) {
            last = afterOthers(() -> ask(changes)).exceptionally(failure -> {
                LOG.warn("the bridge did not do what it was asked", failure);
                return new JsonObject();
            });
        }
    }

    private CompletableFuture<JsonObject> afterOthers(Supplier<CompletableFuture<JsonObject>> work) {
        return last.handle((done, failure) -> work).thenCompose(Supplier::get);
    }
}
