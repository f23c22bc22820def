package vn.giaoban.room.simulator;

import java.util.Set;
import java.util.TreeSet;

/** What real cameras do against the manual, by name. */
public record Quirks(Set<Quirk> all) {
    public static final Quirks NONE = new Quirks(Set.of());

    public Quirks {
        all = Set.copyOf(all);
    }

    /** One of them. */
    public enum Quirk {
        /** Completes without having acknowledged. */
        NO_ACK,
        /** Has no sockets: acknowledges and completes in 0 (Cisco). */
        SLOT_ZERO,
        /** Answers as camera 2 on IP (PTZOptics G3 9.1.35). */
        ANSWERS_AS_TWO,
        /** Speed 00 is a syntax error even in a stop (BRC-300). */
        NO_SPEED_ZERO,
        /** Answers every datagram with sequence number 1 (NewTek NDI PTZ1). */
        ALWAYS_ONE,
        /** Does not answer RESET. */
        NO_RESET,
        /** Does not answer IF_Clear. */
        NO_CLEAR,
        /** Says Network Change on IP when a line opens (AVer). */
        NETWORK_CHANGE,
        /** The menu is open at first: most commands are refused. */
        MENU_OPEN,
        /** Presets 5A to 63 and FF mean something else (PTZOptics). */
        RESERVED_PRESETS,
        /** Says nothing to commands of power and lamps, nor to questions of framing (AVer TR530 over IP). */
        DEAF_TO_SOME,
        /** Does not say who made it. */
        NAMELESS,
        /** Only power and version can be asked. */
        FEW_INQUIRIES
    }

    public static Quirks of(Quirk... some) {
        return new Quirks(Set.of(some));
    }

    public boolean has(Quirk quirk) {
        return all.contains(quirk);
    }

    Quirks withReservedPresets() {
        var more = new TreeSet<>(all);
        more.add(Quirk.RESERVED_PRESETS);
        return new Quirks(more);
    }
}
