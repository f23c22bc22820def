package vn.giaoban.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import vn.giaoban.server.boot.Ports;

/** Starts the server, or checks a data folder. */
public final class GiaoBan {
    private GiaoBan() {}

    public static void main(String[] args) {
        // Axon's update checker calls out as soon as its classes are configured.
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.exit(run(args));
    }

    private static int run(String... args) {
        try {
            CommandLine line = CommandLine.parse(args);
            return switch (line.verb()) {
                case SERVE -> {
                    serve(line);
                    Thread.currentThread().join();
                    yield 0;
                }
                case VERIFY -> 0;
            };
        } catch (CommandLine.Misread e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (Ports.Taken e) {
            System.err.println("Cổng " + e.port() + " đang có chương trình khác dùng; chọn cổng khác bằng --port.");
            System.err.println("Port " + e.port() + " is in use by another program; choose another with --port.");
            return 1;
        } catch (InterruptedException e) {
            return 0;
        }
    }

    /** Starts a server and returns once it serves; closing the context ends it. */
    static ConfigurableApplicationContext serve(CommandLine line) {
        makeFolder(line.data());
        var application = new SpringApplication(Wiring.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of(
                "giaoban.data",
                line.data().toString(),
                "spring.config.additional-location",
                "optional:file:" + line.data() + "/giaoban.yml"));
        application.addInitializers(context -> {
            Binder binder = Binder.get(context.getEnvironment());
            var settings = binder.bindOrCreate("giaoban.server", ServerSettings.class);
            var beans = (GenericApplicationContext) context;
            beans.registerBean(CommandLine.class, () -> line);
            beans.registerBean(ServerSettings.class, () -> settings);
            beans.registerBean(Ports.class, () -> Ports.choose(settings.bind(), line.port()));
        });
        return application.run();
    }

    private static void makeFolder(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new CommandLine.Misread("The data folder " + data + " cannot be made: " + e.getMessage());
        }
    }
}
