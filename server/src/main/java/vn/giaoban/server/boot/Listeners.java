package vn.giaoban.server.boot;

import java.time.Duration;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.server.HttpServer;

/** The HTTP and the HTTPS listener; both serve the same handler. */
public final class Listeners implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DisposableServer plain;
    private final DisposableServer secure;

    private Listeners(DisposableServer plain, DisposableServer secure) {
        this.plain = plain;
        this.secure = secure;
    }

    public static Listeners open(String bind, Ports ports, Certificate certificate, FrontDoor door) {
        var adapter = new ReactorHttpHandlerAdapter(door.asHandler());
        HttpServer server = HttpServer.create()
                .host(bind)
                .compress(4096)
                .httpRequestDecoder(spec -> spec.maxInitialLineLength(16 * 1024).maxHeaderSize(32 * 1024))
                .idleTimeout(Duration.ofSeconds(75))
                .handle(adapter);
        DisposableServer secure = server.port(ports.https())
                .secure(spec -> spec.sslContext(Http11SslContextSpec.forServer(
                        certificate.chain().toFile(), certificate.key().toFile())))
                .bindNow();
        return new Listeners(server.port(ports.http()).bindNow(), secure);
    }

    @Override
    public void close() {
        plain.disposeNow(PATIENCE);
        secure.disposeNow(PATIENCE);
    }
}
