package vn.giaoban.room.visca.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.simulator.Framed;
import vn.giaoban.room.simulator.Model;
import vn.giaoban.room.simulator.SimulatedCamera;
import vn.giaoban.room.visca.Octets;
import vn.giaoban.room.visca.ViscaCommand;
import vn.giaoban.room.visca.ViscaInquiry;
import vn.giaoban.room.visca.link.LineSettings.Framing;

/** A line and a simulated camera with a network of chance between them, in virtual milliseconds. */
final class VirtualLine {
    final SimulatedCamera camera;
    final ViscaLine line;
    final List<String> sent = new ArrayList<>();
    final List<LineOutput> outputs = new ArrayList<>();
    final Map<Long, Outcome> ended = new TreeMap<>();
    long now = 1_000_000;
    boolean cut;

    private final Framed behind;
    private final Random random;
    private final Network network;
    private final PriorityQueue<Packet> underWay =
            new PriorityQueue<>(Comparator.comparingLong(Packet::at).thenComparingLong(Packet::number));
    private long packets;
    private long ids;
    private long lastAt;

    /** @param order whether packets keep their order, as on a stream */
    record Network(double loss, double twice, long least, long most, boolean order) {
        static final Network PERFECT = new Network(0, 0, 1, 1, true);
    }

    private record Packet(long at, long number, boolean toCamera, byte[] bytes) {}

    VirtualLine(LineSettings settings, Model model, Network network, long seed) {
        this.camera = new SimulatedCamera(model);
        this.behind = new Framed(camera, settings.framing() == Framing.SONY, model.quirks());
        this.line = new ViscaLine(settings);
        this.network = network;
        this.random = new Random(seed);
    }

    static VirtualLine perfect(Framing framing) {
        return new VirtualLine(LineSettings.of(framing), Model.SRG_300H, Network.PERFECT, 1);
    }

    VirtualLine opened() {
        behind.opened();
        give(new LineInput.Opened());
        return this;
    }

    long order(ViscaCommand command) {
        long id = ++ids;
        give(new LineInput.Order(id, command));
        return id;
    }

    long ask(ViscaInquiry inquiry) {
        long id = ++ids;
        give(new LineInput.Ask(id, inquiry));
        return id;
    }

    @Nullable
    Outcome outcome(long id) {
        return ended.get(id);
    }

    void give(LineInput input) {
        for (LineOutput output : line.handle(input, now)) {
            outputs.add(output);
            switch (output) {
                case LineOutput.Send s -> {
                    sent.add(s.bytes().toString());
                    post(true, s.bytes().toArray());
                }
                case LineOutput.Ended e -> {
                    if (ended.put(e.id(), e.outcome()) != null) {
                        throw new AssertionError("ended twice: " + e.id());
                    }
                }
                default -> {}
            }
        }
    }

    private void post(boolean toCamera, byte[] bytes) {
        int copies = random.nextDouble() < network.twice ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            if (!cut && random.nextDouble() >= network.loss) {
                long at = now + random.nextLong(network.least, network.most + 1);
                lastAt = Math.max(lastAt, at);
                underWay.add(new Packet(network.order ? lastAt : at, packets++, toCamera, bytes));
            }
        }
    }

    void run(long millis) {
        long end = now + millis;
        while (now < end) {
            now++;
            behind.due(now).forEach(reply -> post(false, reply));
            while (!underWay.isEmpty() && underWay.peek().at <= now) {
                Packet packet = underWay.remove();
                if (cut) {
                    continue;
                }
                if (packet.toCamera) {
                    behind.accept(packet.bytes, now);
                } else {
                    give(new LineInput.Received(Octets.of(packet.bytes)));
                }
            }
            if (line.wakeAt() <= now) {
                give(new LineInput.Tick());
            }
        }
    }

    void runUntilEnded(long id, long atMost) {
        for (long i = 0; i < atMost && !ended.containsKey(id); i++) {
            run(1);
        }
    }

    boolean moving() {
        return camera.moving(now);
    }

    /** How often bodies that begin so were carried out. */
    long executed(String beginning) {
        return camera.executed().stream().filter(e -> e.startsWith(beginning)).count();
    }

    long sent(String part) {
        return sent.stream().filter(s -> s.contains(part)).count();
    }
}
