package vn.giaoban.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.server.backup.Tool;
import vn.giaoban.server.boot.Arguments;

class CommandLineTest {
    @Test
    void readsWhatWasAskedFor() {
        CommandLine line = CommandLine.parse("simulate", "sites", "12", "--data", "/srv/giaoban");
        assertThat(line.verb()).isEqualTo(CommandLine.Verb.SIMULATE);
        assertThat(line.sites()).isEqualTo(12);
        assertThat(line.data()).hasToString("/srv/giaoban");
        assertThat(CommandLine.parse("--empty", "--port", "9000").port()).hasValue(9000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port",
                "--port x",
                "--port 0",
                "--port 99999",
                "--what",
                "simulate sites 0",
                "simulate sites",
                "what"
            })
    void saysWhatItCannotRead(String line) {
        assertThatThrownBy(() -> CommandLine.parse(line.split(" ")))
                .isInstanceOf(Arguments.Misread.class)
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"restore", "restore a b", "export", "backup it", "backup --what", "move-log", "export a --to"})
    void saysWhatAToolCannotRead(String line) {
        assertThatThrownBy(() -> Tool.parse(line.split(" ")))
                .isInstanceOf(Arguments.Misread.class)
                .hasMessageEndingWith(".");
    }
}
