package vn.giaoban.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server's configuration; defaults and what each key means stand in {@code application.yml}.
 *
 * @param bind address that HTTP and HTTPS listen on
 * @param publicAddress host name or address printed in links; null for this machine's own
 * @param https own certificate; both null for one made at first start
 * @param sessionLength how long a sign-in lasts
 * @param language of what is printed on the terminal, {@code vi} or {@code en}
 * @param viscaPort local UDP port to which Sony's cameras answer
 */
public record ServerSettings(
        String bind,
        @Nullable String publicAddress,
        @DefaultValue Https https,
        Duration sessionLength,
        String language,
        int viscaPort) {
    public ServerSettings {
        if (sessionLength.compareTo(Duration.ofMinutes(5)) < 0 || sessionLength.compareTo(Duration.ofDays(31)) > 0) {
            throw new IllegalArgumentException("giaoban.server.session-length must be from 5m to 31d");
        }
        if (!language.equals("vi") && !language.equals("en")) {
            throw new IllegalArgumentException("giaoban.server.language must be vi or en");
        }
        if (viscaPort < 0 || viscaPort > 65_535) {
            throw new IllegalArgumentException("giaoban.server.visca-port must be from 0 to 65535");
        }
        if (publicAddress != null && publicAddress.isBlank()) {
            publicAddress = null;
        }
    }

    /** The version that runs; {@code dev} when it runs from classes that were never packed. */
    static String version() {
        return Objects.requireNonNullElse(ServerSettings.class.getPackage().getImplementationVersion(), "dev");
    }

    /** Own certificate chain and private key, both PEM (PKCS #8). */
    public record Https(
            @Nullable Path certificate, @Nullable Path key) {
        public Https {
            if (certificate != null && certificate.toString().isBlank()) {
                certificate = null;
            }
            if (key != null && key.toString().isBlank()) {
                key = null;
            }
            if ((certificate == null) != (key == null)) {
                throw new IllegalArgumentException("giaoban.server.https needs both certificate and key, or neither");
            }
        }
    }
}
