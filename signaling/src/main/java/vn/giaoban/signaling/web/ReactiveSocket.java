package vn.giaoban.signaling.web;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;
import vn.giaoban.signaling.room.Socket;

/** A WebFlux socket as the rooms know it: an unbounded queue that says how full it is. */
final class ReactiveSocket implements Socket {
    /** So far behind that catching up is hopeless. */
    private static final long HOPELESS = 8L * 1024 * 1024;

    private static final int TRY_AGAIN_LATER = 1013;

    private final WebSocketSession session;
    private final Sinks.Many<byte[]> queue = Sinks.many()
            .unicast()
            .onBackpressureBuffer(Queues.<byte[]>unbounded().get());
    private final AtomicLong waiting = new AtomicLong();
    private CloseStatus status = CloseStatus.NORMAL;
    private boolean closed;

    ReactiveSocket(WebSocketSession session) {
        this.session = session;
    }

    @Override
    public synchronized void send(byte[] message) {
        if (closed) {
            return;
        }
        if (waiting.addAndGet(message.length) > HOPELESS) {
            close(TRY_AGAIN_LATER);
            return;
        }
        queue.tryEmitNext(message);
    }

    @Override
    public long waiting() {
        return waiting.get();
    }

    @Override
    public synchronized void close(int code) {
        if (!closed) {
            closed = true;
            status = new CloseStatus(code);
            queue.tryEmitComplete();
        }
    }

    /** Sends what is queued as the network takes it; ends when the socket was closed from here. */
    Mono<Void> drain() {
        return session.send(queue.asFlux().map(this::message)).then(Mono.defer(() -> session.close(status())));
    }

    private synchronized CloseStatus status() {
        return status;
    }

    private WebSocketMessage message(byte[] text) {
        waiting.addAndGet(-text.length);
        DataBufferFactory buffers = session.bufferFactory();
        return new WebSocketMessage(WebSocketMessage.Type.TEXT, buffers.wrap(text));
    }
}
