package vn.giaoban.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.giaoban.media.Plan;
import vn.giaoban.media.TurnServers;
import vn.giaoban.media.embedded.EmbeddedMedia;

/**
 * Where media is taken and what browsers are told of it; defaults and what each key means stand in
 * {@code application.yml}.
 *
 * @param addresses local ones; empty for every address of this machine
 * @param lineMbit megabits per second that the network card carries, to which media is paced; 0 holds nothing back
 * @param advertised {@code host}, {@code host:port} or {@code [host]:port}; empty for the local addresses
 */
public record MediaConfiguration(
        @DefaultValue List<String> addresses,
        @DefaultValue List<String> advertised,
        @DefaultValue Turn turn,
        @DefaultValue("0") int lineMbit) {
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("\\[([0-9a-fA-F:.]+)](?::(\\d{1,5}))?|([^:\\s]+)(?::(\\d{1,5}))?|([0-9a-fA-F:.]+)");

    public MediaConfiguration {
        addresses = named(addresses);
        advertised = named(advertised);
        addresses.forEach(text -> address("giaoban.media.addresses", text));
        advertised.forEach(MediaConfiguration::told);
        if (lineMbit < 0 || lineMbit > 400_000) {
            throw new IllegalArgumentException("giaoban.media.line-mbit must be from 0 to 400000");
        }
    }

    /** @param secret shared with the relays */
    public record Turn(
            @DefaultValue List<String> urls,
            @DefaultValue("") String secret,
            @DefaultValue("24h") Duration lifetime) {
        public Turn {
            urls = named(urls);
            if (!urls.stream().allMatch(url -> url.matches("(stuns?|turns?):\\S+"))) {
                throw new IllegalArgumentException("giaoban.media.turn.urls must begin with turn:, turns: or stun:");
            }
            if (secret.isBlank() && urls.stream().anyMatch(url -> url.startsWith("turn"))) {
                throw new IllegalArgumentException("giaoban.media.turn.secret is missing");
            }
            if (lifetime.compareTo(Duration.ofHours(1)) < 0 || lifetime.compareTo(Duration.ofDays(7)) > 0) {
                throw new IllegalArgumentException("giaoban.media.turn.lifetime must be from 1h to 7d");
            }
        }

        /** Asked once for every browser that joins. */
        Supplier<List<Plan.IceServer>> servers(Clock clock) {
            if (urls.isEmpty()) {
                return List::of;
            }
            if (secret.isBlank()) {
                return () -> List.of(new Plan.IceServer(urls, "", ""));
            }
            var servers = new TurnServers(urls, secret, lifetime);
            return () -> List.of(servers.credentials(
                    clock.instant(), UUID.randomUUID().toString().substring(0, 8)));
        }
    }

    private static List<String> named(List<String> texts) {
        return texts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    /** @param port of UDP and TCP */
    EmbeddedMedia.Settings settings(int port, Clock clock) {
        List<InetAddress> local = new ArrayList<>();
        addresses.forEach(text -> local.add(address("giaoban.media.addresses", text)));
        return new EmbeddedMedia.Settings(
                port,
                local,
                advertised.stream().map(MediaConfiguration::told).toList(),
                EmbeddedMedia.Settings.LAYERS,
                turn.servers(clock),
                lineMbit * 1_000_000L);
    }

    /** The addresses that browsers are told; empty for every address of this machine. */
    List<InetAddress> told() {
        return advertised.isEmpty()
                ? addresses.stream()
                        .map(text -> address("giaoban.media.addresses", text))
                        .toList()
                : advertised.stream().map(text -> told(text).getAddress()).toList();
    }

    private static InetSocketAddress told(String text) {
        Matcher parts = HOST_AND_PORT.matcher(text);
        String port = parts.matches() ? first(parts.group(2), parts.group(4), "0") : "none";
        if (port.equals("none") || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException("giaoban.media.advertised: " + text);
        }
        String host = first(parts.group(1), parts.group(3), parts.group(5));
        return new InetSocketAddress(address("giaoban.media.advertised", host), Integer.parseInt(port));
    }

    private static String first(@org.jspecify.annotations.Nullable String... texts) {
        for (String text : texts) {
            if (text != null) {
                return text;
            }
        }
        return "";
    }

    private static InetAddress address(String key, String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(key + ": " + text + " is no address and no known name", e);
        }
    }
}
