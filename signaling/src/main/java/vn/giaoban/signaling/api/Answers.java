package vn.giaoban.signaling.api;

import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
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

/** Writes answers to the wire. */
final class Answers {
    private static final int CHUNK = 64 * 1024;

    private Answers() {}

    /** Some bytes of one file. */
    private record Piece(Path file, long from, long count) {}

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
            case Answer.Content.Files(String mime, List<Path> files) -> files(exchange, mime, files);
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

    private static Mono<Void> files(ServerWebExchange exchange, String mime, List<Path> files) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        try {
            long length = 0;
            for (Path file : files) {
                length += Files.size(file);
            }
            long from = 0;
            long to = length - 1;
            List<HttpRange> ranges = rangesOf(exchange);
            if (ranges.size() == 1 && length > 0) {
                from = ranges.getFirst().getRangeStart(length);
                to = ranges.getFirst().getRangeEnd(length);
                response.setStatusCode(HttpStatusCode.valueOf(206));
                headers.set(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + to + "/" + length);
            }
            headers.set(HttpHeaders.CONTENT_TYPE, mime);
            headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
            headers.setContentLength(to - from + 1);
            if (isHead(exchange)) {
                return response.setComplete();
            }
            Flux<DataBuffer> body =
                    Flux.fromIterable(pieces(files, from, to - from + 1)).concatMap(piece -> read(piece, response), 1);
            return response.writeWith(body);
        } catch (IllegalArgumentException e) {
            return write(Problems.answer(new Problem(416, "range-not-satisfiable")), exchange);
        } catch (IOException e) {
            return write(Problems.answer(e), exchange);
        }
    }

    private static List<HttpRange> rangesOf(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().getRange();
    }

    private static List<Piece> pieces(List<Path> files, long from, long count) throws IOException {
        var pieces = new ArrayList<Piece>();
        long start = 0;
        for (Path file : files) {
            long size = Files.size(file);
            long begin = Math.max(from, start);
            long end = Math.min(from + count, start + size);
            if (begin < end) {
                pieces.add(new Piece(file, begin - start, end - begin));
            }
            start += size;
        }
        return pieces;
    }

    private static Flux<DataBuffer> read(Piece piece, ServerHttpResponse response) {
        Flux<DataBuffer> data = DataBufferUtils.readAsynchronousFileChannel(
                () -> AsynchronousFileChannel.open(piece.file, StandardOpenOption.READ),
                piece.from,
                response.bufferFactory(),
                CHUNK);
        return DataBufferUtils.takeUntilByteCount(data, piece.count);
    }

    private static boolean isHead(ServerWebExchange exchange) {
        return exchange.getRequest().getMethod().equals(HttpMethod.HEAD);
    }
}
