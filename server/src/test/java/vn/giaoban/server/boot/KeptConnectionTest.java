package vn.giaoban.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.giaoban.server.RunningServer;

/** Connections that browsers keep for the next request. */
class KeptConnectionTest {
    /**
     * What is asked while an answer is still on its way waits, and must not be the last that is read from that
     * connection (reactor-netty #4361).
     */
    @Test
    void goOnAfterARequestThatCameBeforeTheLastWasAnswered() throws IOException {
        URI server = URI.create(RunningServer.shared().url);
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            var answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (int i = 0; i < 200; i++) {
                ask(socket, "GET /api/v1/office", "GET /no-such-page");
                assertThat(status(answers))
                        .as("an answer after others' work, %d", i)
                        .isEqualTo(200);
                assertThat(status(answers)).as("an answer at once, %d", i).isEqualTo(404);
            }
        }
    }

    private static void ask(Socket socket, String... requests) throws IOException {
        var all = new StringBuilder();
        for (String request : requests) {
            all.append(request).append(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        socket.getOutputStream().write(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Reads one answer to its end; one character is one byte. */
    private static int status(BufferedReader answers) throws IOException {
        int status = Integer.parseInt(answers.readLine().split(" ", 3)[1]);
        int length = 0;
        for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).trim());
            }
        }
        answers.skip(length);
        return status;
    }
}
