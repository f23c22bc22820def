package vn.giaoban.server.boot;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/** The HTTP and the HTTPS listener; both serve the same handler. */
public final class Listeners implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DisposableServer plain;
    private final DisposableServer secure;

    private Listeners(DisposableServer plain, DisposableServer secure) {
        this.plain = plain;
        this.secure = secure;
    }

    /**
     * Begins what HTTPS needs first and takes longest, beside everything else that starts: Netty tries a key of its own
     * in a class initialiser, for which it loads all of Bouncy Castle.
     */
    public static void warmUp() {
        Thread.ofPlatform().daemon().name("tls-warm-up").start(() -> {
            try {
                Class.forName("io.netty.handler.ssl.JdkSslServerContext");
            } catch (ClassNotFoundException | LinkageError e) {
                // Then it is done, and told of, when the listener opens.
            }
        });
    }

    public static Listeners open(String bind, Ports ports, Certificate certificate, FrontDoor door) {
        var adapter = new ReactorHttpHandlerAdapter(door.asHandler());
        HttpServer server = HttpServer.create()
                .host(bind)
                .compress((request, response) -> isText(response))
                .httpRequestDecoder(spec -> spec.maxInitialLineLength(16 * 1024).maxHeaderSize(32 * 1024))
                .idleTimeout(Duration.ofSeconds(75))
                .handle(adapter);
        DisposableServer secure = server.port(ports.https())
                .secure(spec -> spec.sslContext(Http11SslContextSpec.forServer(
                        certificate.chain().toFile(), certificate.key().toFile())))
                .bindNow();
        return new Listeners(server.port(ports.http()).bindNow(), secure);
    }

    /** Pictures, fonts and recordings are compressed already, and recordings are asked for in ranges. */
    private static boolean isText(HttpServerResponse response) {
        String type = response.responseHeaders().get(HttpHeaderNames.CONTENT_TYPE, "");
        return type.startsWith("text/") || type.contains("json") || type.contains("svg");
    }

    @Override
    public void close() {
        plain.disposeNow(PATIENCE);
        secure.disposeNow(PATIENCE);
    }
}
