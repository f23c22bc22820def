package vn.giaoban.media.kurento;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.Leg;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.contract.PlaneContract;

/** The control part against a stub; a real server is named by the environment variable GIAOBAN_KURENTO. */
class KurentoContractTest extends PlaneContract {
    private static final @Nullable String REAL = System.getenv("GIAOBAN_KURENTO");
    private static final String OFFER = "v=0\r\n";
    private @Nullable KmsStub stub;

    KurentoContractTest() throws Exception {}

    @Override
    protected MediaPlane start() throws Exception {
        if (REAL != null) {
            return KurentoMedia.start(KurentoMedia.Settings.at(URI.create(REAL)));
        }
        KmsStub made = new KmsStub();
        stub = made;
        made.leaveBehind(KurentoMediaPlane.TAG);
        return KurentoMedia.start(KurentoMedia.Settings.at(made.uri()));
    }

    @Override
    protected Optional<String> notProven() {
        return Optional.of(
                REAL == null
                        ? "no Kurento Media Server here (GIAOBAN_KURENTO names one)"
                        : "its peers speak full ICE, which the tests' own do not, and it has no feed");
    }

    @AfterEach
    void endStub() {
        if (stub != null) {
            stub.close();
        }
    }

    @Test
    void whatAnEarlierRunLeftIsReleasedAndOthersPipelinesAreNot() throws Exception {
        KmsStub kms = stub();
        assertThat(kms.objects).doesNotContainKey("old_kurento.MediaPipeline");
        String foreign = kms.leaveBehind("somebody-else");
        MediaPlane second = KurentoMedia.start(KurentoMedia.Settings.at(kms.uri()));
        second.close();
        assertThat(kms.objects).containsKey(foreign);
        eventually(() -> kms.methods.contains("closeSession"));
    }

    @Test
    void voicesGoOnlyIntoTheMixesOfOthersAndPicturesThroughADoorOfTheirOwn() throws Exception {
        KmsStub kms = stub();
        twoSites();
        plane().audible(ROOM, new Audible.Only(Set.of(ONE)));
        plane().assign(List.of(new Assignment(TWO, Slot.STAGE_VIDEO, SourceId.camera(ONE), 720)));
        eventually(
                () -> kms.connections.stream().filter(w -> w.endsWith(" AUDIO")).count() == 2
                        && kms.connections.stream().anyMatch(w -> w.matches(".*WebRtcEndpoint>.*PassThrough VIDEO")));
        plane().audible(ROOM, new Audible.Only(Set.of()));
        eventually(() -> kms.connections.stream().noneMatch(w -> w.endsWith(" AUDIO")));
        assertThat(kms.methods).contains("ping", "create", "invoke", "subscribe", "release");
    }

    @Test
    void whoeverMayBeHeardBeforeComingIsHeardAtOnceAndAgainAfterARestartOfTheServer() throws Exception {
        KmsStub kms = stub();
        plane().audible(ROOM, new Audible.Only(Set.of(ONE)));
        twoSites();
        eventually(() -> kms.connections.stream().anyMatch(w -> w.endsWith(" AUDIO")));
        kms.crash();
        eventually(() -> events.contains(new MediaEvent.Lost(TWO, "media-server-restarted")));
        assertThat(kms.connections).noneMatch(w -> w.endsWith(" AUDIO"));
        twoSites();
        eventually(() -> kms.connections.stream().anyMatch(w -> w.endsWith(" AUDIO")));
    }

    @Test
    void aClosedRoomLeavesNoPipelineBehind() throws Exception {
        KmsStub kms = stub();
        twoSites();
        assertThat(kms.count("MediaPipeline")).isEqualTo(1);
        plane().close(ROOM);
        eventually(() -> kms.count("MediaPipeline") == 0);
    }

    @Test
    void whenTheServerWasRestartedEveryPeerIsLostAndMayComeBackByARestart() throws Exception {
        KmsStub kms = stub();
        twoSites();
        kms.crash();
        eventually(() ->
                events.stream().anyMatch(event -> event.equals(new MediaEvent.Lost(ONE, "media-server-restarted"))));
        assertThat(plane().restart(ONE, OFFER).get(10, TimeUnit.SECONDS)).startsWith("v=0");
        assertThat(kms.count("MediaPipeline")).isEqualTo(1);
        assertThat(plane().fault()).isEmpty();
        assertThat(kms.methods).contains("connect");
    }

    @Test
    void aServerThatIsNotThereIsSaidAtOnce() {
        assertThatThrownBy(() -> KurentoMedia.start(KurentoMedia.Settings.at(URI.create("ws://127.0.0.1:9/kurento"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:9");
    }

    private void twoSites() throws Exception {
        for (var peer : List.of(ONE, TWO)) {
            for (Leg leg : List.of(Leg.first(peer), Leg.ofSlot(peer, 0))) {
                plane().admit(ROOM, leg, SITE, OFFER).get(10, TimeUnit.SECONDS);
            }
        }
    }

    private KmsStub stub() {
        org.junit.jupiter.api.Assumptions.assumeTrue(REAL == null, "a real server is asked only what all are asked");
        return java.util.Objects.requireNonNull(stub);
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in 20 s").isLessThan(until);
            Thread.sleep(20);
        }
    }
}
