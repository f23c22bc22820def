package vn.giaoban.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.meeting.account.AccountEvent.Role;

/** The commands of docs/api-quickstart.md, run as they stand there. */
class QuickstartTest {
    private static final Pattern COMMAND = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @Test
    void theFourCommandsOfThePageWork() throws Exception {
        RunningServer server = RunningServer.shared();
        List<String> commands = commands();
        assertThat(commands).hasSize(4);
        var shell = new ProcessBuilder("sh", "-euc", String.join("\necho\n", commands)).redirectErrorStream(true);
        shell.environment().put("URL", server.url);
        shell.environment().put("ADMIN", server.credentials(Role.ADMINISTRATOR));
        Process running = shell.start();
        String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(output).isZero();

        List<JsonNode> answers = output.lines()
                .filter(line -> line.startsWith("{"))
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(answers).as(output).hasSize(2);
        assertThat(answers.getFirst().path("items")).hasSize(105);
        assertThat(answers.getFirst().at("/items/1/text").asString()).contains("Giao ban tháng 1", "/v#");
        assertThat(answers.getLast().path("expected").asInt()).isEqualTo(104);
    }

    private static List<String> commands() throws IOException {
        var found = COMMAND.matcher(Files.readString(Path.of("../docs/api-quickstart.md")));
        var commands = new ArrayList<String>();
        while (found.find()) {
            commands.add(found.group(1));
        }
        return commands;
    }
}
