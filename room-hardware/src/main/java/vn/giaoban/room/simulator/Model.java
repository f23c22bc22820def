package vn.giaoban.room.simulator;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which camera is played: what the manual of that model says.
 *
 * @param panDigits hex digits of a pan position
 * @param least and most: the ends of the way, in the model's units
 * @param perSecond units per second at the greatest speed
 */
public record Model(
        String name,
        int vendor,
        int model,
        int panDigits,
        int tiltDigits,
        int leastPan,
        int mostPan,
        int leastTilt,
        int mostTilt,
        int panSpeeds,
        int tiltSpeeds,
        int mostZoom,
        double perSecond,
        boolean tallyGoesDark,
        Quirks quirks) {

    /** Sony SRG-300H: pan DE00 to 2200 (±170°), tilt FC00 to 1200, 51.2 units a degree. */
    public static final Model SRG_300H = new Model(
            "srg-300h", 1, 0x0513, 4, 4, -0x2200, 0x2200, -0x400, 0x1200, 0x18, 0x17, 0x4000, 5_120, true, Quirks.NONE);

    /** Sony BRC-X1000: five digits of pan, four of tilt. */
    public static final Model BRC_X1000 = new Model(
            "brc-x1000",
            1,
            0x0519,
            5,
            4,
            -0x2200,
            0x2200,
            -0x400,
            0x1200,
            0x18,
            0x18,
            0x4000,
            5_120,
            true,
            Quirks.NONE);

    /** Sony BRC-AM7: five digits each, 1,000 units a degree, ±175°. */
    public static final Model BRC_AM7 = new Model(
            "brc-am7",
            1,
            0x0628,
            5,
            5,
            -175_000,
            175_000,
            -30_000,
            210_000,
            0x18,
            0x18,
            0x4000,
            100_000,
            true,
            Quirks.NONE);

    /** PTZOptics G2: no tally that goes dark, presets 5A to 63 and FF reserved. */
    public static final Model PTZOPTICS = new Model(
            "ptzoptics",
            0x0220,
            0x0514,
            4,
            4,
            -0x0990,
            0x0990,
            -0x01B0,
            0x0510,
            0x18,
            0x14,
            0x4000,
            1_400,
            false,
            Quirks.NONE.withReservedPresets());

    public static Optional<Model> named(String name) {
        return Stream.of(SRG_300H, BRC_X1000, BRC_AM7, PTZOPTICS)
                .filter(m -> m.name.equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    public Model with(Quirks other) {
        return new Model(
                name,
                vendor,
                model,
                panDigits,
                tiltDigits,
                leastPan,
                mostPan,
                leastTilt,
                mostTilt,
                panSpeeds,
                tiltSpeeds,
                mostZoom,
                perSecond,
                tallyGoesDark,
                other);
    }
}
