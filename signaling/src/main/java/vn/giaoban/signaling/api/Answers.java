package vn.giaoban.signaling.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.LongFunction;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Writes answers to the wire. */
final class Answers {
    private static final int CHUNK = 64 * 1024;

    private Answers() {}

    static Mono<Void> write(Answer answer, ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        HttpHeaders headers = response.getHeaders();
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        answer.headers().forEach(headers::set);
        return switch (answer.content()) {
            case Answer.Content.Nothing() -> response.setComplete();
            case Answer.Content.Json(Object value) -> bytes(exchange, "application/json", Json.write(value));
            case Answer.Content.Bytes(String mime, byte[] bytes) -> bytes(exchange, mime, bytes);
            case Answer.Content.File(String mime, Path file) -> file(exchange, mime, file);
            case Answer.Content.Stream stream -> stream(exchange, stream);
        };
    }

    private static Mono<Void> bytes(ServerWebExchange exchange, String mime, byte[] bytes) {
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().set(HttpHeaders.CONTENT_TYPE, mime);
        response.getHeaders().setContentLength(bytes.length);
        return isHead(exchange)
                ? response.setComplete()
                : response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }

    private static Mono<Void> file(ServerWebExchange exchange, String mime, Path file) {
        ServerHttpResponse response = exchange.getResponse();
        try {
            return ranged(
                    exchange,
                    mime,
                    Files.size(file),
                    from -> DataBufferUtils.readAsynchronousFileChannel(
                            () -> AsynchronousFileChannel.open(file, StandardOpenOption.READ),
                            from,
                            response.bufferFactory(),
                            CHUNK));
        } catch (IOException e) {
            return write(Problems.answer(e), exchange);
        }
    }

    private static Mono<Void> stream(ServerWebExchange exchange, Answer.Content.Stream stream) {
        return ranged(
                exchange,
                stream.mime(),
                stream.length(),
                from -> DataBufferUtils.readInputStream(
                                () -> {
                                    InputStream in = stream.open().get();
                                    in.skipNBytes(from);
                                    return in;
                                },
                                exchange.getResponse().bufferFactory(),
                                CHUNK)
                        .subscribeOn(Schedulers.boundedElastic()));
    }

    /** Answers the one range asked for (RFC 9110, section 14), or everything. */
    private static Mono<Void> ranged(
            ServerWebExchange exchange, String mime, long length, LongFunction<Flux<DataBuffer>> from) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        long first = 0;
        long last = length - 1;
        try {
            List<HttpRange> ranges = exchange.getRequest().getHeaders().getRange();
            if (ranges.size() == 1 && length > 0) {
                first = ranges.getFirst().getRangeStart(length);
                last = ranges.getFirst().getRangeEnd(length);
                response.setStatusCode(HttpStatusCode.valueOf(206));
                headers.set(HttpHeaders.CONTENT_RANGE, "bytes " + first + "-" + last + "/" + length);
            }
        } catch (IllegalArgumentException e) {
            return write(Problems.answer(new Problem(416, "range-not-satisfiable")), exchange);
        }
        long count = last - first + 1;
        headers.set(HttpHeaders.CONTENT_TYPE, mime);
        headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
        headers.setContentLength(count);
        return isHead(exchange)
                ? response.setComplete()
                : response.writeWith(DataBufferUtils.takeUntilByteCount(from.apply(first), count));
    }

    private static boolean isHead(ServerWebExchange exchange) {
        return exchange.getRequest().getMethod().equals(HttpMethod.HEAD);
    }
}
