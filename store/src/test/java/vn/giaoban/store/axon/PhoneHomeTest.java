package vn.giaoban.store.axon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhoneHomeTest {
    @TempDir
    Path home;

    @Test
    void axonTriesNoConnectionAndWritesNothingHome() throws Exception {
        assertThat(startAxon("off")).contains("started EmbeddedEventStore").doesNotContain("connection");
        assertThat(home.resolve(".axoniq")).doesNotExist();
    }

    @Test
    void anUpdateCheckThatWasCreatedStaysQuiet() throws Exception {
        assertThat(startAxon("off", "eager")).contains("started").doesNotContain("connection");
    }

    @Test
    void withoutTheSwitchItWouldCallOutSoThatTheTestsAboveCanSeeIt() throws Exception {
        assertThat(startAxon("eager")).contains("connection 127.0.0.1");
        assertThat(home.resolve(".axoniq")).exists();
    }

    /** In a process of its own, because Axon keeps quiet wherever it sees a test on the stack. */
    private String startAxon(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Duser.home=" + home,
                "-Daxoniq.usage.url=http://127.0.0.1:9/",
                "-cp",
                System.getProperty("java.class.path"),
                StartAxon.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("AXONIQ_UPDATE_CHECKER_DISABLED");
        Process child = builder.start();
        String output = new String(child.getInputStream().readAllBytes(), UTF_8);
        child.waitFor();
        return output;
    }
}
