package vn.giaoban.server.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.giaoban.server.boot.Ports;
import vn.giaoban.server.boot.RunFile;
import vn.giaoban.server.system.Fact;
import vn.giaoban.server.system.Fact.Holder;
import vn.giaoban.server.system.Fact.Use;

/** The ports of the server on a folder, or of the one that would be started there, and who has them. */
record HeldPorts(String bind, int http, int https, int media, boolean running, boolean asked) {

    static HeldPorts of(Path data, OptionalInt asked, String bind) {
        return running(data)
                .map(run -> new HeldPorts(bind, run.http(), run.https(), run.media(), true, false))
                .orElseGet(() -> {
                    int http = asked.orElse(Ports.DEFAULT);
                    return new HeldPorts(bind, http, http + Ports.HTTPS, http + Ports.MEDIA, false, asked.isPresent());
                });
    }

    /** What the server says of itself, while its process is alive. */
    private static Optional<RunFile> running(Path data) {
        try {
            return Optional.of(RunFile.read(data))
                    .filter(run -> ProcessHandle.of(run.pid())
                            .map(ProcessHandle::isAlive)
                            .orElse(false));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    List<Fact> facts() {
        return List.of(
                new Fact.Port(Use.HTTP, http, holder(Ports.isFreeTcp(bind, http)), asked),
                new Fact.Port(Use.HTTPS, https, holder(Ports.isFreeTcp(bind, https)), false),
                new Fact.Port(Use.MEDIA, media, holder(Ports.isFreeUdp(media)), false));
    }

    /** Whether TCP is taken on the media port, or could be. */
    boolean mediaTcp() {
        return running != Ports.isFreeTcp("0.0.0.0", media);
    }

    private Holder holder(boolean free) {
        return free ? Holder.NOBODY : running ? Holder.OURS : Holder.OTHERS;
    }
}
