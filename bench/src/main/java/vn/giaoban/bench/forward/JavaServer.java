package vn.giaoban.bench.forward;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A server that is one of our main classes: ours, or the bare loop. Offers go to it by HTTP. */
final class JavaServer extends Server {
    private final String url;

    private JavaServer(Process process, String host, String url) {
        super(process, host);
        this.url = url;
    }

    /** Starts the class with the flags that {@code ./run} gives the product. */
    static JavaServer start(Class<?> main, Place place, int httpPort, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(place.prefix());
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                place.host(),
                Integer.toString(httpPort),
                Integer.toString(httpPort + 1)));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String url = "http://" + place.host() + ":" + httpPort + "/";
        JavaServer server = new JavaServer(process, place.host(), url);
        server.awaitUp(url);
        return server;
    }

    @Override
    String post(String path, String body) throws IOException, InterruptedException {
        return super.post(path.startsWith("http") ? path : url + path, body);
    }

    @Override
    String publish(Sdp.Self self) throws IOException, InterruptedException {
        return post(url + "speaker", Sdp.publisher(self));
    }

    @Override
    Watching watch(String name, Sdp.Self self) throws IOException, InterruptedException {
        return new Watching(post(url + name, Sdp.receiver(self, 3)), Sdp.OPUS, Sdp.VP8, false);
    }
}
