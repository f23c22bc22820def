package vn.giaoban.server.simulators;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.server.access.SiteDevices;
import vn.giaoban.server.sample.SampleProvince;
import vn.giaoban.server.simulate.SimulatorJob;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.api.Route;

/** Tells the simulators' process which sites of the sample briefing to play, and gives each its device session. */
public final class SimulatorWork {
    private final Supplier<Optional<SampleProvince>> sample;
    private final SiteDevices devices;
    private final Map<Seat, String> sessions = new ConcurrentHashMap<>();

    private record Seat(ConferenceId conference, SiteId site) {}

    public SimulatorWork(Supplier<Optional<SampleProvince>> sample, SiteDevices devices) {
        this.sample = sample;
        this.devices = devices;
    }

    public List<Route> routes() {
        return List.of(Route.get(
                        "/simulators/job",
                        Allowed.toSimulators(),
                        "Which sites the simulators of this machine are to play.",
                        this::job)
                .withQuery("sites")
                .answers(SimulatorJob.class));
    }

    private Answer job(Call call) {
        SampleProvince province = sample.get().orElseThrow(() -> Problem.notFound("no-sample"));
        int count = call.text("sites").map(SimulatorWork::number).orElse(Integer.MAX_VALUE);
        ConferenceId conference = province.openAnother().conference();
        return Answer.ok(province.simulators(count, site -> session(new Seat(conference, site)))
                .orElseThrow(() -> Problem.notFound("no-sample")));
    }

    private static int number(String text) {
        try {
            return Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw Problem.badField("sites");
        }
    }

    /** The same device for the same site on every run, so that it is no new one. */
    private String session(Seat seat) {
        return sessions.computeIfAbsent(seat, s -> {
            UUID device = UUID.nameUUIDFromBytes(("simulated/" + s.site()).getBytes(StandardCharsets.UTF_8));
            return devices.beginSimulated(s.conference(), s.site(), new DeviceId(device));
        });
    }
}
