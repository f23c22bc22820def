package vn.giaoban.media.jitsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Audible;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.contract.PlaneContract;
import vn.giaoban.media.peer.PeerLoop;

/** The control part against a stub of colibri2. */
class JitsiContractTest extends PlaneContract {
    private @Nullable BridgeStub stub;

    JitsiContractTest() throws Exception {}

    @Override
    protected MediaPlane start() throws Exception {
        BridgeStub made = new BridgeStub();
        stub = made;
        return JitsiMedia.start(JitsiMedia.Settings.at(made.uri()));
    }

    @Override
    protected Optional<String> notProven() {
        return Optional.of(
                "no Jitsi Videobridge here; its bridge channel and SSRC maps are tried by nothing but records");
    }

    @AfterEach
    void endStub() {
        bridge().close();
    }

    @Test
    void anEndpointIsMadeWithItsCodecsAndSourcesAndToldTheBrowsersTransport() throws Exception {
        admit(ONE);
        assertThat(bridge().meetings).containsExactly(ROOM.value());
        JsonObject endpoint = only();
        assertThat(endpoint.getAsJsonArray("medias")).hasSize(2);
        assertThat(endpoint.getAsJsonArray("sources").toString())
                .contains("-a0")
                .contains("-v0");
        JsonObject remote = endpoint.getAsJsonObject("transport").getAsJsonObject("transport");
        assertThat(remote.get("ufrag").getAsString()).isNotEmpty();
        assertThat(remote.getAsJsonArray("fingerprints")).hasSize(1);
    }

    @Test
    void nobodyIsHeardUntilToldAndThenOnlyThose() throws Exception {
        admit(ONE);
        assertThat(mutedNow()).isTrue();
        plane().audible(ROOM, new Audible.Only(Set.of(ONE)));
        eventually(() -> !mutedNow());
        plane().audible(ROOM, new Audible.Only(Set.of()));
        eventually(this::mutedNow);
    }

    @Test
    void whoeverMayBeHeardBeforeComingIsHeardAtOnce() throws Exception {
        plane().audible(ROOM, new Audible.Only(Set.of(ONE)));
        admit(ONE);
        assertThat(mutedNow()).isFalse();
    }

    @Test
    void aBridgeThatWasRestartedIsToldOfTheConferenceAnew() throws Exception {
        admit(ONE);
        admit(TWO);
        bridge().crash();
        admit(ONE);
        admit(TWO);
        assertThat(bridge().meetings).containsExactly(ROOM.value());
        assertThat(bridge().endpoints).hasSize(2);
    }

    @Test
    void whoGoesIsExpired() throws Exception {
        admit(ONE);
        admit(TWO);
        plane().drop(ONE);
        eventually(() -> bridge().endpoints.size() == 1);
        plane().close(ROOM);
        eventually(() -> bridge().endpoints.isEmpty());
    }

    @Test
    void aReceiverAsksForWhatItIsAssignedAndNothingElse() {
        JsonObject asked = Colibri.constraints(Map.of("00000001-v0", 720));
        assertThat(asked.get("lastN").getAsInt()).isEqualTo(1);
        assertThat(asked.getAsJsonObject("defaultConstraints").get("maxHeight").getAsInt())
                .isZero();
        assertThat(asked.getAsJsonObject("constraints")
                        .getAsJsonObject("00000001-v0")
                        .get("maxHeight")
                        .getAsInt())
                .isEqualTo(720);
    }

    @Test
    void aBridgeThatIsNotThereIsSaidAtOnce() {
        assertThatThrownBy(() -> JitsiMedia.start(JitsiMedia.Settings.at(URI.create("http://127.0.0.1:9"))))
                .isInstanceOf(IOException.class);
    }

    private void admit(PeerId peer) throws Exception {
        try (PeerLoop peers = PeerLoop.start()) {
            String offer = peers.add(plane().plan(SITE), "an-khe").offer();
            assertThat(plane().admit(ROOM, peer, SITE, offer).get(10, TimeUnit.SECONDS))
                    .contains("a=candidate:1 1 udp")
                    .contains("a=ice-ufrag:abcd");
        }
    }

    private JsonObject only() {
        return bridge().endpoints.values().iterator().next();
    }

    private boolean mutedNow() {
        return only().getAsJsonObject("force-mute").get("audio").getAsBoolean();
    }

    private BridgeStub bridge() {
        return Objects.requireNonNull(stub);
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in 20 s").isLessThan(until);
            Thread.sleep(20);
        }
    }
}
