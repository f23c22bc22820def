package vn.giaoban.media.kurento;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.kurento.commons.exception.KurentoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.MediaPlane.BadOffer;

/** Asks the server one thing after the other, on a thread of its own: Kurento's client blocks. */
final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final long PATIENCE_SECONDS = 5;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("kurento").factory());

    /** Has work done that ends in an answer; fails with {@link BadOffer} where the server refuses or is gone. */
    CompletableFuture<String> answered(Supplier<CompletableFuture<String>> work) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Runnable task = () -> {
            try {
                work.get().whenComplete((sdp, failure) -> {
                    if (failure == null) {
                        answer.complete(sdp);
                    } else {
                        answer.completeExceptionally(failure);
                    }
                });
            } catch (KurentoException e) {
                LOG.warn("the media server refuses", e);
                answer.completeExceptionally(new BadOffer("media-server-refuses", String.valueOf(e.getMessage())));
            }
        };
        try {
            thread.execute(task);
        } catch (RejectedExecutionException closed) {
            answer.completeExceptionally(new BadOffer("media-server-gone", "closed"));
        }
        return answer;
    }

    /** Has work done whose failure concerns nobody but the log. */
    void later(Runnable work) {
        thread.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("the media server did not do what it was asked", e);
            }
        });
    }

    /** Lets what was asked be done, for five seconds at most. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
