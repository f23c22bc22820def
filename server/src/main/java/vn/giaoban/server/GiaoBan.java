package vn.giaoban.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import vn.giaoban.server.backup.Backup;
import vn.giaoban.server.backup.Tool;
import vn.giaoban.server.boot.Arguments;
import vn.giaoban.server.boot.Listeners;
import vn.giaoban.server.boot.PatientOutput;
import vn.giaoban.server.boot.Ports;
import vn.giaoban.server.doctor.Doctor;
import vn.giaoban.server.format.DataFormat;
import vn.giaoban.server.format.Formats;
import vn.giaoban.server.kept.RecordingsConfiguration;
import vn.giaoban.server.media.MediaDriver;
import vn.giaoban.server.rooms.SipConfiguration;
import vn.giaoban.server.simulate.SimulateCamera;
import vn.giaoban.server.simulate.SimulateSites;
import vn.giaoban.server.verify.Verify;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.sqlite.SqliteStore;

/** Starts the server, or checks a data folder. */
public final class GiaoBan {
    private GiaoBan() {}

    public static void main(String[] args) {
        // Axon's update checker calls out as soon as its classes are configured.
        System.setProperty("axoniq.update-checker.disabled", "true");
        int code;
        try {
            code = run(args);
        } catch (RuntimeException | Error e) {
            LoggerFactory.getLogger(GiaoBan.class).error("Giao Ban ends", e);
            code = 1;
        }
        // Also after what nobody foresaw: threads of libraries would keep a dead server up, and nothing would start it
        // again.
        System.exit(code);
    }

    private static int run(String... args) {
        try {
            Optional<Tool> tool = Tool.parse(args);
            if (tool.isPresent()) {
                root().setLevel(Level.ERROR);
                return tool.get().run(Instant.now(), System.out);
            }
            Optional<SimulateCamera> camera = SimulateCamera.parse(args);
            if (camera.isPresent()) {
                camera.get().play(System.out);
                return 0;
            }
            CommandLine line = CommandLine.parse(args);
            return switch (line.verb()) {
                case SERVE -> {
                    PatientOutput.use();
                    serve(line);
                    Thread.currentThread().join();
                    yield 0;
                }
                case VERIFY -> {
                    DataFormat.check(line.data());
                    yield Verify.run(line.data(), System.out);
                }
                case DOCTOR -> examine(line);
                case PRACTISE -> {
                    practise(line);
                    yield 0;
                }
                case SIMULATE -> {
                    simulate(line);
                    yield 0;
                }
            };
        } catch (Arguments.Misread e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (Ports.Taken e) {
            System.err.println("Cổng " + e.port() + " đang có chương trình khác dùng; chọn cổng khác bằng --port.");
            System.err.println("Port " + e.port() + " is in use by another program; choose another with --port.");
            return 1;
        } catch (DataFormat.Refused e) {
            System.err.println(e.getMessage());
            return 1;
        } catch (LogFailed e) {
            System.err.println(Refusals.of(e));
            return 1;
        } catch (FileAlreadyExistsException e) {
            System.err.println(e.getFile() + ": đã có / exists already.");
            return 1;
        } catch (NoSuchFileException e) {
            System.err.println(e.getFile() + ": không có / no such file.");
            return 1;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return 1;
        } catch (BeansException | UncheckedIOException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            if (!(cause instanceof LogFailed || cause instanceof IOException || cause instanceof SQLException)) {
                throw e;
            }
            System.err.println(cause instanceof LogFailed failed ? Refusals.of(failed) : Refusals.of(cause));
            return 1;
        } catch (InterruptedException e) {
            return 0;
        }
    }

    /** Starts, answers what a first visitor asks, and ends: a rehearsal for the JVM, run after building. */
    private static void practise(CommandLine line) throws IOException, InterruptedException {
        var alone = new CommandLine(line.verb(), line.data(), line.port(), false, false, 0);
        try (ConfigurableApplicationContext context = serve(alone);
                HttpClient http = HttpClient.newHttpClient()) {
            String server = "http://127.0.0.1:" + context.getBean(Ports.class).http();
            for (String path : new String[] {"/", "/v", "/api/v1/office", "/api/v1/start", "/api/v1/ready"}) {
                http.send(
                        HttpRequest.newBuilder(URI.create(server + path)).build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    private static int examine(CommandLine line) {
        ServerSettings settings = settings(defaults(line));
        MediaConfiguration media = configured(defaults(line), "giaoban.media", MediaConfiguration.class);
        var asked = new Doctor.Asked(
                line.data(),
                line.port(),
                settings.bind(),
                settings.https().certificate(),
                settings.publicAddress(),
                media.told());
        return Doctor.run(asked, Instant.now(), System.out);
    }

    private static void simulate(CommandLine line) throws IOException, InterruptedException {
        if (!Files.exists(line.data().resolve("run.json"))) {
            throw new IOException("No server is running on " + line.data() + ".");
        }
        root().setLevel(Level.INFO);
        SimulateSites.play(line.data(), line.sites());
    }

    /**
     * Starts a server and returns once it serves; closing the context ends it.
     *
     * @throws DataFormat.Refused when the data folder is of a newer version, or an older one could not be migrated
     * @throws LogFailed when the data folder is in use, or its log is not what it was
     * @throws Ports.Taken when the port asked for is in use
     */
    static ConfigurableApplicationContext serve(CommandLine line) {
        DataFormat.check(line.data());
        makeFolder(line.data());
        Map<String, Object> defaults = defaults(line);
        // What may be refused for a plain reason comes first, so that nothing but that reason is printed.
        ServerSettings settings = settings(defaults);
        MediaConfiguration media = configured(defaults, "giaoban.media", MediaConfiguration.class);
        SipConfiguration sip = configured(defaults, "giaoban.sip", SipConfiguration.class);
        MediaDriver driver = configured(defaults, "giaoban.media", MediaDriver.class);
        var recordings = configured(defaults, "giaoban.recordings", RecordingsConfiguration.class);
        Ports ports = Ports.choose(settings.bind(), line.port());
        DataFormat.bring(
                line.data(),
                Formats.RELEASED,
                () -> Backup.run(line.data(), null, Instant.now(), System.out) == 0,
                System.out);
        Listeners.warmUp();
        SqliteStore store = SqliteStore.open(line.data());
        store.stopped().thenAccept(fault -> System.err.println(Refusals.of(fault)));
        var application = new SpringApplication(Wiring.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(defaults);
        application.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(CommandLine.class, () -> line);
            beans.registerBean(ServerSettings.class, () -> settings);
            beans.registerBean(MediaConfiguration.class, () -> media);
            beans.registerBean(SipConfiguration.class, () -> sip);
            beans.registerBean(MediaDriver.class, () -> driver);
            beans.registerBean(RecordingsConfiguration.class, () -> recordings);
            beans.registerBean(Ports.class, () -> ports);
            beans.registerBean(SqliteStore.class, () -> store);
        });
        ConfigurableApplicationContext context = application.run();
        FirstScreen.show(context);
        return context;
    }

    private static Map<String, Object> defaults(CommandLine line) {
        return Map.of(
                "giaoban.data",
                line.data().toString(),
                "spring.config.additional-location",
                "optional:file:" + line.data() + "/giaoban.yml");
    }

    private static ServerSettings settings(Map<String, Object> defaults) {
        return configured(defaults, "giaoban.server", ServerSettings.class);
    }

    private static <T> T configured(Map<String, Object> defaults, String prefix, Class<T> type) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addLast(new MapPropertySource("defaultProperties", defaults));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        try {
            return Binder.get(environment).bindOrCreate(prefix, type);
        } catch (BindException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            throw new Arguments.Misread("The configuration cannot be used: " + cause.getMessage());
        }
    }

    private static void makeFolder(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new Arguments.Misread("The data folder " + data + " cannot be made: " + e.getMessage());
        }
    }
}
