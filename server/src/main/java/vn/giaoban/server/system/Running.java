package vn.giaoban.server.system;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.server.simulators.SimulatorProcess;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.views.ViewState;
import vn.giaoban.store.views.Views;

/** Asks a server that runs. */
public final class Running {
    private final Place place;
    private final CommitLog log;
    private final Views views;
    private final SimulatorProcess simulators;
    private final WallClock clock;

    /**
     * Where it runs.
     *
     * @param certificate chain that HTTPS is served with
     * @param ownCertificate whether an administrator named it
     * @param address chosen by an administrator; null for this machine's own
     * @param mediaPort of UDP
     * @param mediaTold addresses for media that an administrator chose; empty for this machine's own
     * @param mediaTcp whether TCP is taken on that port, too
     */
    public record Place(
            String version,
            Path data,
            Path certificate,
            boolean ownCertificate,
            @Nullable String address,
            int mediaPort,
            List<InetAddress> mediaTold,
            boolean mediaTcp) {}

    public Running(Place place, CommitLog log, Views views, SimulatorProcess simulators, WallClock clock) {
        this.place = place;
        this.log = log;
        this.views = views;
        this.simulators = simulators;
        this.clock = clock;
    }

    String version() {
        return place.version();
    }

    /** Everything, in the order in which it is shown. */
    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(Machine.certificate(place.certificate(), place.ownCertificate()));
        facts.add(Machine.address(place.address()));
        facts.add(Machine.media(place.mediaPort()));
        facts.add(Machine.mediaWays(place.mediaTold(), place.mediaPort(), place.mediaTcp()));
        facts.add(new Fact.WallClock(clock.moved()));
        facts.add(Machine.disk(place.data()));
        // Views first: a log that is asked later can only be ahead of them.
        List<ViewState> states = views.states();
        Fact.Log head = logFact(states);
        facts.add(head);
        facts.add(Machine.backup(place.data(), head.position()));
        facts.add(simulatorsFact());
        facts.add(new Fact.Version(place.version(), clock.started()));
        states.forEach(v -> facts.add(new Fact.View(v, head.position())));
        return facts;
    }

    private Fact.Log logFact(List<ViewState> states) {
        try {
            long position = log.head().position();
            log.read(Math.max(0, position - 1), 1);
            boolean behind = states.stream().anyMatch(v -> v.reached().position() > position);
            return new Fact.Log(
                    position, behind ? "log-behind-view" : log.fault().orElse(null));
        } catch (LogFailed e) {
            return new Fact.Log(log.head().position(), e.code());
        }
    }

    private Fact simulatorsFact() {
        Optional<SimulatorProcess.State> state = simulators.state();
        return new Fact.Simulators(
                state.map(SimulatorProcess.State::sites).orElse(0),
                state.map(SimulatorProcess.State::alive).orElse(false));
    }
}
