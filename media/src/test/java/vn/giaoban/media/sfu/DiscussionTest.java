package vn.giaoban.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.media.Audible;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.SourceId;

/** Who is heard when everybody may speak, and that no syllable of theirs is missing or comes twice. */
class DiscussionTest {
    private static final long MILLI = 1_000_000L;
    private static final int SPEAKS = 10;
    private static final int NOISE = 60;
    private static final int SILENCE = 100;

    @Test
    void inADiscussionTheLoudestAreHeardAndNobodyHearsThemselves() {
        VirtualNetwork network = new VirtualNetwork(1);
        List<VirtualPeer> all = discussing(network);
        for (int i = 0; i < all.size(); i++) {
            all.get(i).microphone().level = i < 3 ? 10 : 100;
        }
        network.run(3000);
        Set<Integer> loud = Set.of(all.get(0).tag, all.get(1).tag, all.get(2).tag);
        VirtualPeer quiet = all.get(5);
        assertThat(heardNow(network, quiet)).isEqualTo(loud);
        assertThat(heardNow(network, all.get(0)))
                .isSubsetOf(loud)
                .doesNotContain(all.get(0).tag)
                .hasSize(2);
        all.forEach(peer -> assertThat(peer.microphone().active).isTrue());

        all.get(0).microphone().level = 120;
        all.get(4).microphone().level = 5;
        network.run(3000);
        assertThat(heardNow(network, quiet)).isEqualTo(Set.of(all.get(1).tag, all.get(2).tag, all.get(4).tag));
        all.forEach(peer -> {
            for (int slot = 0; slot < 3; slot++) {
                assertThat(peer.slot("audio", slot).tags()).doesNotContain(peer.tag);
                peer.slot("audio", slot).judge(network.numbers(SourceId.Kind.MICROPHONE));
            }
        });
    }

    @Test
    void whoIsAloneSendsNothingUntilSomebodyComesWhoCouldHearIt() {
        VirtualNetwork network = new VirtualNetwork(1);
        VirtualPeer alone = network.join("alone", 1);
        network.sfu.audible(
                VirtualNetwork.ROOM,
                new Audible.Loudest(3, Set.of(alone.id, new PeerId("not here yet"))),
                network.now());
        network.run(1000);
        assertThat(alone.microphone().sent).isZero();
        VirtualPeer listener = network.join("listener", 1);
        network.run(1000);
        assertThat(heardNow(network, listener)).containsExactly(alone.tag);
    }

    @Test
    void aNewVoiceIsHeardFromItsFirstPacket() {
        VirtualNetwork network = new VirtualNetwork(1);
        List<VirtualPeer> all = discussing(network);
        for (int i = 0; i < all.size(); i++) {
            all.get(i).microphone().level = i < 3 ? NOISE : SILENCE;
        }
        network.run(3000);
        VirtualPeer speaker = all.get(5);
        int first = speaker.microphone().frame();
        speaker.microphone().level = SPEAKS;
        network.run(200);
        int last = speaker.microphone().frame();
        network.run(2800);
        for (VirtualPeer listener : all.subList(0, 5)) {
            List<VirtualReceiver.Got> heard = heard(listener, speaker);
            assertThat(heard.stream().map(VirtualReceiver.Got::frame))
                    .as("frames of %s at %s", speaker.id, listener.id)
                    .containsAll(IntStream.range(first, last).boxed().toList());
            assertThat(heard.stream()
                            .filter(got -> got.frame() >= first)
                            .mapToLong(got -> (got.arrival() - got.captured()) / MILLI))
                    .as("the age of what is heard, in ms")
                    .allMatch(age -> age < 150);
            judge(network, listener);
        }
        all.getFirst().microphone().level = NOISE + 30;
        network.run(1500);
        VirtualReceiver slot = slots(all.get(4))
                .filter(each -> java.util.Objects.requireNonNull(each.last()).tag() == speaker.tag)
                .findFirst()
                .orElseThrow();
        assertThat(slot.captureErrorMillis()).as("by its reports").isBetween(-40.0, 40.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everythingThatIsSaidIsHeardOnceAndInItsOrderBySite(long seed) {
        VirtualNetwork network = new VirtualNetwork(seed);
        Random random = new Random(seed);
        List<VirtualPeer> all = discussing(network);
        all.forEach(peer -> peer.microphone().level = NOISE + random.nextInt(8));
        all.forEach(peer -> peer.tellsCaptureTime = random.nextBoolean());
        network.run(2500);
        List<Said> said = new ArrayList<>();
        for (int turn = 0; turn < 40; turn++) {
            VirtualPeer speaker = all.get(random.nextInt(all.size()));
            int first = speaker.microphone().frame();
            speaker.microphone().level = SPEAKS + random.nextInt(10);
            network.run(100 + random.nextInt(900));
            said.add(new Said(speaker, first, speaker.microphone().frame()));
            speaker.microphone().level = NOISE;
            network.run(random.nextInt(600));
        }
        network.run(1000);
        for (VirtualPeer listener : all) {
            for (VirtualPeer speaker : all) {
                assertThat(heard(listener, speaker).stream().map(VirtualReceiver.Got::frame))
                        .as("%s at %s, seed %d", speaker.id, listener.id, seed)
                        .doesNotHaveDuplicates()
                        .containsAll(said.stream()
                                .filter(each -> each.speaker == speaker && speaker != listener)
                                .flatMap(each ->
                                        IntStream.range(each.first, each.end).boxed())
                                .toList());
            }
            judge(network, listener);
        }
    }

    private record Said(VirtualPeer speaker, int first, int end) {}

    private static List<VirtualPeer> discussing(VirtualNetwork network) {
        List<VirtualPeer> all = Stream.of("a", "b", "c", "d", "e", "f")
                .map(name -> network.join(name, 1))
                .toList();
        network.sfu.audible(
                VirtualNetwork.ROOM,
                new Audible.Loudest(
                        3, Set.copyOf(all.stream().map(peer -> peer.id).toList())),
                network.now());
        return all;
    }

    private static Stream<VirtualReceiver> slots(VirtualPeer peer) {
        return IntStream.range(0, 3).mapToObj(slot -> peer.slot("audio", slot));
    }

    /** All that came of somebody, slot by slot. */
    private static List<VirtualReceiver.Got> heard(VirtualPeer listener, VirtualPeer speaker) {
        return slots(listener)
                .flatMap(slot -> slot.packets.values().stream())
                .filter(got -> got.tag() == speaker.tag)
                .toList();
    }

    private static void judge(VirtualNetwork network, VirtualPeer peer) {
        slots(peer).forEach(slot -> slot.judge(network.numbers(SourceId.Kind.MICROPHONE)));
    }

    private static Set<Integer> heardNow(VirtualNetwork network, VirtualPeer peer) {
        Set<Integer> heard = new HashSet<>();
        for (int slot = 0; slot < 3; slot++) {
            VirtualReceiver.Got last = peer.slot("audio", slot).last();
            if (last != null && last.arrival() > network.now() - 200_000_000L) {
                heard.add(last.tag());
            }
        }
        return heard;
    }
}
