package vn.giaoban.media.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Debian's Firefox with one page, in a network of its own: it never takes a candidate of its own machine's loopback.
 * PulseAudio gives it a loudspeaker that nobody hears, without which its sound stands still.
 */
final class Firefox implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/firefox-esr");
    private static final Path SOUND = Path.of("/usr/bin/pulseaudio");
    private static final String PREFERENCES = """
            user_pref("media.autoplay.default", 0);
            user_pref("media.autoplay.blocking_policy", 0);
            user_pref("media.autoplay.block-webaudio", false);
            user_pref("media.navigator.permission.disabled", true);
            user_pref("media.navigator.streams.fake", true);
            user_pref("media.gmp-manager.updateEnabled", false);
            user_pref("app.update.enabled", false);
            user_pref("app.normandy.enabled", false);
            user_pref("browser.shell.checkDefaultBrowser", false);
            user_pref("browser.aboutwelcome.enabled", false);
            user_pref("browser.startup.homepage_override.mstone", "ignore");
            user_pref("datareporting.policy.dataSubmissionEnabled", false);
            user_pref("datareporting.policy.firstRunURL", "");
            user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
            user_pref("extensions.update.enabled", false);
            user_pref("network.captive-portal-service.enabled", false);
            user_pref("network.connectivity-service.enabled", false);
            user_pref("services.settings.server", "data:,");
            user_pref("dom.security.https_first", false);
            user_pref("dom.min_background_timeout_value", 4);
            """;

    private final Path home = Files.createTempDirectory("firefox");
    private final Process sound;
    private final Process process;

    Firefox(Namespace network, String page) throws IOException {
        Path profile = Files.createDirectory(home.resolve("profile"));
        Files.writeString(profile.resolve("user.js"), PREFERENCES);
        Path socket = home.resolve("sound");
        sound = start(List.of(
                SOUND.toString(),
                "-n",
                "--daemonize=no",
                "--exit-idle-time=-1",
                "--use-pid-file=no",
                "--load=module-null-sink",
                "--load=module-native-protocol-unix auth-anonymous=1 socket=" + socket));
        process = start(network.inside(
                List.of(PROGRAM.toString(), "--headless", "--no-remote", "--profile", profile.toString(), page)));
    }

    private Process start(List<String> program) throws IOException {
        ProcessBuilder command = new ProcessBuilder(program)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()));
        command.environment()
                .putAll(Map.of(
                        "HOME", home.toString(),
                        "XDG_RUNTIME_DIR", home.toString(),
                        "PULSE_SERVER", "unix:" + home.resolve("sound")));
        return command.start();
    }

    /** Whether it is installed; says so where it is not. */
    static boolean installed() {
        boolean there = Files.isExecutable(PROGRAM) && Files.isExecutable(SOUND);
        if (!there) {
            System.out.println("SKIPPED: Firefox, because firefox-esr or pulseaudio is not installed");
        }
        return there;
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        for (Process each : List.of(process, sound)) {
            each.destroyForcibly();
            each.onExit().join();
        }
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException ignored) {
            // One of its processes may still write while it is dying.
        }
    }
}
