package vn.giaoban.media.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;

/** The second real browser, in one meeting with the first. */
@Tag("alone")
class FirefoxTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final PeerId CHROMIUM = new PeerId("c");
    private static final PeerId FIREFOX = new PeerId("f");

    @Test
    void firefoxSeesAndHearsChromiumAndIsSeenAndHeardByIt() throws Exception {
        assumeTrue(Firefox.installed());
        Namespace network = Namespace.open();
        assumeTrue(network != null);
        try (Namespace there = Objects.requireNonNull(network);
                ChromiumProbe probe = new ChromiumProbe(
                        ChromiumProbe.on(0, Namespace.NEAR, List.of()),
                        new PeerProfile(true, 1),
                        List.of(new ChromiumProbe.Site("c", "canvas", "#ff0000", 400)),
                        new ChromiumProbe.Ways() {});
                Firefox firefox = new Firefox(
                        there,
                        probe.page(
                                "firefox",
                                Namespace.NEAR,
                                List.of(new ChromiumProbe.Site("f", "canvas", "#00ff00", 800))))) {
            assertThat(firefox).isNotNull();
            probe.await("both connect", SOON, p -> p.value("c.connected") + p.value("f.connected") == 2);

            onStage(probe, CHROMIUM, FIREFOX);
            probe.await("Firefox sees red", SOON, p -> p.value("f.v0.red") > 150 && p.value("f.v0.green") < 100);
            probe.await("Firefox hears 400 Hz", SOON, p -> Math.abs(p.value("f.a0.tone") - 400) < 30);

            onStage(probe, FIREFOX, CHROMIUM);
            probe.await("Chromium sees green", SOON, p -> p.value("c.v0.green") > 150 && p.value("c.v0.red") < 100);
            probe.await("Chromium hears 800 Hz", SOON, p -> Math.abs(p.value("c.a0.tone") - 800) < 30);
            double decoded = probe.value("c.v0.framesDecoded");
            probe.await("its picture moves", SOON, p -> p.value("c.v0.framesDecoded") > decoded + 30);

            probe.order("f", "restart");
            probe.await("an ICE restart of Firefox", SOON, p -> p.value("f.restarted") == 1);
            double after = probe.value("c.v0.framesDecoded");
            probe.await("it goes on", SOON, p -> p.value("c.v0.framesDecoded") > after + 30);
            assertThat(probe.events).doesNotHaveAnyElementsOfTypes(MediaEvent.Lost.class);
        }
    }

    private static void onStage(ChromiumProbe probe, PeerId speaker, PeerId viewer) {
        probe.plane.audible(ChromiumProbe.room(), new Audible.Only(Set.of(speaker)));
        probe.plane.assign(List.of(
                new Assignment(viewer, Slot.STAGE_VIDEO, SourceId.camera(speaker), 720),
                new Assignment(viewer, Slot.STAGE_AUDIO, SourceId.microphone(speaker), 0)));
    }
}
