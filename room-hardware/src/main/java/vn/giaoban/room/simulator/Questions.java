package vn.giaoban.room.simulator;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.giaoban.room.simulator.Quirks.Quirk;

/** The manuals' table of inquiries, and what is answered between {@code y0 50} and {@code FF}. */
final class Questions {
    private final Map<String, Function<Body, byte[]>> rows = new LinkedHashMap<>();

    Questions() {
        rows.put("09 04 00", b -> oneOf(b.on));
        rows.put(
                "09 00 02",
                b -> bytes(
                        b.model.vendor() >> 8,
                        b.model.vendor(),
                        b.model.model() >> 8,
                        b.model.model(),
                        0x01,
                        0x02,
                        0x02));
        rows.put("09 04 47", b -> digits(b.zoom.at(), 4));
        rows.put("09 04 38", b -> oneOf(b.autoFocus));
        rows.put("09 04 48", b -> digits(b.focus.at(), 4));
        rows.put("09 04 39", b -> bytes(b.exposure));
        for (int code : new int[] {0x03, 0x04, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E}) {
            rows.put("09 04 %02X".formatted(0x40 + code), b -> digits(b.level(code), 4));
        }
        rows.put("09 04 3E", b -> oneOf(b.compensation));
        rows.put("09 04 33", b -> oneOf(b.backlight));
        rows.put("09 04 35", b -> bytes(b.whiteBalance));
        rows.put(
                "09 06 12",
                b -> together(digits(b.pan.at(), b.model.panDigits()), digits(b.tilt.at(), b.model.tiltDigits())));
        rows.put("09 06 10", b -> bytes(0x20 | (b.headMoving() ? 0x04 : 0x08), ends(b)));
        rows.put("09 06 11", b -> bytes(b.model.panSpeeds(), b.model.tiltSpeeds()));
        rows.put("09 04 3F", b -> bytes(b.lastPreset));
        rows.put("09 7E 01 0A", b -> oneOf(b.red));
        rows.put("09 7E 04 1A", b -> oneOf(b.green));
        rows.put("09 7E 04 3A", b -> bytes(b.framing ? 1 : 0));
        rows.put("09 7E 7E 00", Questions::lens);
        rows.put("09 7E 7E 01", Questions::picture);
        rows.put("09 7E 7E 02", b -> together(bytes(b.on ? 1 : 0), new byte[12]));
        rows.put("09 7E 7E 03", b -> new byte[13]);
    }

    private static byte[] lens(Body b) {
        return together(digits(b.zoom.at(), 4), new byte[2], digits(b.focus.at(), 4), bytes(0, b.autoFocus ? 1 : 0, 0));
    }

    private static byte[] picture(Body b) {
        int counts = (b.backlight ? 4 : 0) | (b.compensation ? 2 : 0);
        return together(
                digits(b.level(0x03), 2),
                digits(b.level(0x04), 2),
                bytes(b.whiteBalance & 0x0F, 0, b.exposure, counts, b.level(0x0A), b.level(0x0B), 0),
                bytes(b.level(0x0D), b.level(0x0E)));
    }

    /** Nothing for what no camera of that kind can be asked. */
    Optional<byte[]> answer(Body camera, byte[] body) {
        String row = HexFormat.ofDelimiter(" ").withUpperCase().formatHex(body);
        boolean few = camera.model.quirks().has(Quirk.FEW_INQUIRIES);
        if (row.equals("09 00 02") && camera.model.quirks().has(Quirk.NAMELESS)) {
            return Optional.empty();
        }
        boolean known = !few || row.equals("09 04 00") || row.equals("09 00 02");
        return Optional.ofNullable(known ? rows.get(row) : null).map(f -> f.apply(camera));
    }

    private static int ends(Body b) {
        return (b.pan.end() == 1 ? 2 : b.pan.end() == -1 ? 1 : 0)
                | (b.tilt.end() == 1 ? 8 : b.tilt.end() == -1 ? 4 : 0);
    }

    private static byte[] oneOf(boolean on) {
        return bytes(on ? 0x02 : 0x03);
    }

    private static byte[] together(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] digits(int value, int count) {
        byte[] digits = new byte[count];
        for (int i = count - 1, rest = value; i >= 0; i--, rest >>= 4) {
            digits[i] = (byte) (rest & 0x0F);
        }
        return digits;
    }
}
