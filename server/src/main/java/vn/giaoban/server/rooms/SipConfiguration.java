package vn.giaoban.server.rooms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.giaoban.room.sip.SipSettings;
import vn.giaoban.room.sip.stack.Exchange;
import vn.giaoban.server.boot.Certificate;

/**
 * Whether and where rooms may call; defaults and what each key means stand in {@code application.yml}.
 *
 * @param port of UDP and TCP; 0 is off
 * @param tlsPort of TLS; 0 is off
 * @param addresses local ones; empty for every IPv4 address of this machine
 * @param mediaPorts such as {@code 24000-24399}; empty for any free ports
 * @param redialSeconds until a room that is busy or does not answer is called again
 * @param exchanges that ask who calls, such as {@code user:password@pbx.example}
 * @param trusted certificates of rooms and of their authorities: a file or folder, from the data folder
 * @param askSeconds how often rooms are asked whether they are there; 0 is never
 */
public record SipConfiguration(
        @DefaultValue("0") int port,
        @DefaultValue("0") int tlsPort,
        @DefaultValue List<String> addresses,
        @DefaultValue("") String mediaPorts,
        @DefaultValue("60") int mostCalls,
        @DefaultValue("20") int redialSeconds,
        @DefaultValue List<String> exchanges,
        @DefaultValue(USUAL_TRUSTED) String trusted,
        @DefaultValue("60") int askSeconds) {
    private static final String USUAL_TRUSTED = "tls/rooms";

    public SipConfiguration {
        addresses = addresses.stream().filter(text -> !text.isBlank()).toList();
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("giaoban.sip.port must be from 0 to 65535");
        }
        if (tlsPort < 0 || tlsPort > 65_535 || tlsPort != 0 && (port == 0 || tlsPort == port)) {
            throw new IllegalArgumentException("giaoban.sip.tls-port must be another port than giaoban.sip.port");
        }
        if (!mediaPorts.isBlank() && !mediaPorts.matches("\\d{4,5}-\\d{4,5}")) {
            throw new IllegalArgumentException("giaoban.sip.media-ports must look like 24000-24399");
        }
        if (redialSeconds < 1 || redialSeconds > 3_600) {
            throw new IllegalArgumentException("giaoban.sip.redial-seconds must be from 1 to 3600");
        }
        if (askSeconds != 0 && askSeconds < 5 || askSeconds > 3_600) {
            throw new IllegalArgumentException("giaoban.sip.ask-seconds must be 0 or from 5 to 3600");
        }
        exchanges = exchanges.stream().filter(text -> !text.isBlank()).toList();
    }

    boolean on() {
        return port != 0;
    }

    /** @throws IllegalArgumentException naming the key */
    SipSettings settings(Path data, Certificate certificate) {
        String[] range = mediaPorts.isBlank() ? new String[] {"0", "0"} : mediaPorts.split("-");
        return new SipSettings(
                local(),
                port,
                tlsPort == 0
                        ? null
                        : KeyStoreFile.write(data.resolve("tls/sip.p12"), tlsPort, certificate, trusted(data)),
                Integer.parseInt(range[0]),
                Integer.parseInt(range[1]),
                data.resolve("prompts"),
                mostCalls,
                new SipSettings.Calling(
                        SipSettings.Calling.USUAL.ringing(),
                        Duration.ofSeconds(redialSeconds),
                        exchanges.stream().map(Exchange::of).toList(),
                        Duration.ofSeconds(askSeconds)));
    }

    private Path trusted(Path data) {
        Path place = data.resolve(trusted);
        if (!trusted.equals(USUAL_TRUSTED) && !Files.exists(place)) {
            throw new IllegalArgumentException("giaoban.sip.trusted: there is no " + place);
        }
        return place;
    }

    /** Without the passwords of exchanges. */
    @Override
    public String toString() {
        return "SIP " + addresses + ":" + port;
    }

    private List<InetAddress> local() {
        List<InetAddress> all = new ArrayList<>();
        try {
            for (String address : addresses) {
                all.add(InetAddress.getByName(address));
            }
            if (all.isEmpty()) {
                for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                    if (card.isUp()) {
                        card.inetAddresses()
                                .filter(a -> a.getAddress().length == 4 && !a.isLinkLocalAddress())
                                .forEach(all::add);
                    }
                }
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("giaoban.sip.addresses: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
