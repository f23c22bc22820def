package vn.giaoban.room.h281;

import java.util.Optional;

/** What one end says to the other (H.281, section 3; H.224, section 9 for the list of clients). */
public sealed interface FarEndMessage {
    /** The time that H.281 gives a movement whose sender names none. */
    int DEFAULT_MILLIS = 800;

    /** @param millis until it ends by itself unless it is continued */
    record Start(Motion motion, int millis) implements FarEndMessage {}

    record Continue(Motion motion) implements FarEndMessage {}

    record Stop(Motion motion) implements FarEndMessage {}

    /** @param source 0 to 15 */
    record Select(int source) implements FarEndMessage {}

    record Switched(int source) implements FarEndMessage {}

    /** @param preset 0 to 15 */
    record Store(int preset) implements FarEndMessage {}

    record Activate(int preset) implements FarEndMessage {}

    /** Asks which clients the other end has. */
    record AskClients() implements FarEndMessage {}

    /** @param camera whether far-end camera control is among them */
    record Clients(boolean camera) implements FarEndMessage {}

    /** Of H.224's client 1; empty for what is not known or not whole. */
    static Optional<FarEndMessage> camera(byte[] data) {
        if (data.length < 2) {
            return Optional.empty();
        }
        int second = data[1] & 0xFF;
        return Optional.ofNullable(
                switch (data[0]) {
                    case 1 -> data.length < 3 ? null : new Start(Motion.of(second), millis(data[2] & 0x0F));
                    case 2 -> new Continue(Motion.of(second));
                    case 3 -> new Stop(Motion.of(second));
                    case 4 -> new Select(second >> 4);
                    case 5 -> new Switched(second >> 4);
                    case 7 -> new Store(second >> 4);
                    case 8 -> new Activate(second >> 4);
                    default -> null;
                });
    }

    /** Of H.224's client 0. */
    static Optional<FarEndMessage> management(byte[] data) {
        if (data.length < 2 || data[0] != 1) {
            return Optional.empty();
        }
        if (data[1] == (byte) 0xFF) {
            return Optional.of(new AskClients());
        }
        int count = data.length < 3 ? 0 : data[2] & 0xFF;
        if (data[1] != 0 || data.length < 3 + count) {
            return Optional.empty();
        }
        boolean camera = false;
        for (int i = 0; i < count; i++) {
            camera |= (data[3 + i] & 0x7F) == 1;
        }
        return Optional.of(new Clients(camera));
    }

    /** As the client's data; {@code management} says of which client. */
    default byte[] data() {
        return switch (this) {
            case Start m ->
                bytes(1, m.motion().bits(), m.millis() == DEFAULT_MILLIS ? 0 : Math.clamp(m.millis() / 50, 1, 15));
            case Continue m -> bytes(2, m.motion().bits());
            case Stop m -> bytes(3, m.motion().bits());
            case Select m -> bytes(4, m.source() << 4);
            case Switched m -> bytes(5, m.source() << 4);
            case Store m -> bytes(7, m.preset() << 4);
            case Activate m -> bytes(8, m.preset() << 4);
            case AskClients m -> bytes(1, 0xFF);
            case Clients m -> m.camera() ? bytes(1, 0, 1, 0x81) : bytes(1, 0, 0);
        };
    }

    default boolean management() {
        return this instanceof AskClients || this instanceof Clients;
    }

    private static int millis(int units) {
        return units == 0 ? DEFAULT_MILLIS : units * 50;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
