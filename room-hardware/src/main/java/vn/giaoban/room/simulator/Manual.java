package vn.giaoban.room.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.giaoban.room.simulator.Quirks.Quirk;

/** The manuals' table of commands, row by row, and what each row does to the camera. */
final class Manual {
    /** What became of a command. */
    enum Verdict {
        DONE,
        /** Completed when nothing moves any more. */
        MOVING,
        SYNTAX,
        NOT_EXECUTABLE
    }

    /** What a row does; {@code v} are the values of its small letters. */
    interface Act {
        Verdict on(Body body, int[] v);
    }

    private record Row(Pattern pattern, Act act) {}

    private final List<Row> rows = new ArrayList<>();

    Manual() {
        power();
        lens();
        picture();
        head();
        others();
    }

    /** The verdict on a body that begins with 01 or 0A. */
    Verdict carryOut(Body camera, byte[] body) {
        for (Row row : rows) {
            Optional<int[]> values = row.pattern.match(body);
            if (values.isPresent()) {
                boolean menuKey = body.length > 2 && body[1] == 6 && body[2] == 6;
                boolean powerKey = body.length > 2 && body[1] == 4 && body[2] == 0;
                boolean barred = camera.menu && !menuKey || !camera.on && !powerKey;
                return barred ? Verdict.NOT_EXECUTABLE : row.act.on(camera, values.get());
            }
        }
        return Verdict.SYNTAX;
    }

    private void row(String pattern, Act act) {
        rows.add(new Row(Pattern.of(pattern), act));
    }

    private interface Setting {
        void on(Body body);
    }

    private void set(String pattern, Setting setting) {
        row(pattern, (b, v) -> {
            setting.on(b);
            return Verdict.DONE;
        });
    }

    private void power() {
        set("01 04 00 02", b -> b.on = true);
        set("01 04 00 03", b -> b.on = false);
    }

    private void lens() {
        set("01 04 07 00", b -> b.zoom.stop());
        set("01 04 07 02", b -> b.zoom.drive(0x1000));
        set("01 04 07 03", b -> b.zoom.drive(-0x1000));
        row("01 04 07 2p", (b, v) -> drive(b.zoom, v[0], 0x400));
        row("01 04 07 3p", (b, v) -> drive(b.zoom, v[0], -0x400));
        row("01 04 47 0p 0q 0r 0s", (b, v) -> goTo(b.zoom, number(v, 0, 4), 0x4000));
        row("01 04 47 0p 0q 0r 0s 0t 0u 0v 0w", (b, v) -> {
            b.focus.goTo(number(v, 4, 4), 0x8000);
            return goTo(b.zoom, number(v, 0, 4), 0x4000);
        });
        set("01 04 38 02", b -> b.autoFocus = true);
        set("01 04 38 03", b -> b.autoFocus = false);
        set("01 04 38 10", b -> b.autoFocus = !b.autoFocus);
        set("01 04 08 00", b -> b.focus.stop());
        set("01 04 08 02", b -> b.focus.drive(-0x1000));
        set("01 04 08 03", b -> b.focus.drive(0x1000));
        row("01 04 08 2p", (b, v) -> drive(b.focus, v[0], -0x400));
        row("01 04 08 3p", (b, v) -> drive(b.focus, v[0], 0x400));
        set("01 04 18 01", b -> b.focus.goTo(0x5000, 0x8000));
        set("01 04 18 02", b -> b.focus.goTo(0x1000, 0x8000));
        row("01 04 48 0p 0q 0r 0s", (b, v) -> goTo(b.focus, number(v, 0, 4), 0x8000));
    }

    private static Verdict drive(Axis axis, int speed, int unit) {
        if (speed > 7) {
            return Verdict.SYNTAX;
        }
        axis.drive((double) unit * (speed + 1));
        return Verdict.DONE;
    }

    private static Verdict goTo(Axis axis, int where, double speed) {
        axis.goTo(where, speed);
        return Verdict.MOVING;
    }

    private void picture() {
        row("01 04 39 0p", (b, v) -> {
            if ("03ABDE".indexOf(Character.toUpperCase(Character.forDigit(v[0], 16))) < 0) {
                return Verdict.SYNTAX;
            }
            b.exposure = v[0];
            return Verdict.DONE;
        });
        for (int code : new int[] {0x03, 0x04, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E}) {
            set("01 04 %02X 00".formatted(code), b -> b.levels.put(code, 7));
            set("01 04 %02X 02".formatted(code), b -> b.levels.merge(code, 1, (a, c) -> Math.min(a + c, 0xFF)));
            set("01 04 %02X 03".formatted(code), b -> b.levels.merge(code, -1, (a, c) -> Math.max(a + c, 0)));
            row("01 04 %02X 00 00 0p 0q".formatted(0x40 + code), (b, v) -> {
                b.levels.put(code, number(v, 0, 2));
                return Verdict.DONE;
            });
        }
        set("01 04 3E 02", b -> b.compensation = true);
        set("01 04 3E 03", b -> b.compensation = false);
        set("01 04 33 02", b -> b.backlight = true);
        set("01 04 33 03", b -> b.backlight = false);
        row("01 04 35 pp", (b, v) -> {
            if (v[0] > 5 && v[0] != 0x0A && v[0] != 0x20) {
                return Verdict.SYNTAX;
            }
            b.whiteBalance = v[0];
            return Verdict.DONE;
        });
        set("01 04 10 05", b -> b.balancedOnce++);
    }

    private void head() {
        row("01 06 01 vv ww 0p 0q", Manual::move);
        row("01 06 02 vv ww 0p 0q 0r 0s 0t 0u 0v 0w", (b, v) -> absolute(b, v, 4, 4, 0, 0));
        row("01 06 02 vv ww 0o 0p 0q 0r 0s 0t 0u 0v 0w", (b, v) -> absolute(b, v, 5, 4, 0, 0));
        row("01 06 02 vv ww 0o 0p 0q 0r 0s 0t 0u 0v 0w 0x", (b, v) -> absolute(b, v, 5, 5, 0, 0));
        row("01 06 03 vv ww 0p 0q 0r 0s 0t 0u 0v 0w", (b, v) -> absolute(b, v, 4, 4, b.pan.at(), b.tilt.at()));
        row("01 06 03 vv ww 0o 0p 0q 0r 0s 0t 0u 0v 0w", (b, v) -> absolute(b, v, 5, 4, b.pan.at(), b.tilt.at()));
        row("01 06 03 vv ww 0o 0p 0q 0r 0s 0t 0u 0v 0w 0x", (b, v) -> absolute(b, v, 5, 5, b.pan.at(), b.tilt.at()));
        row("01 06 04", (b, v) -> home(b));
        row("01 06 05", (b, v) -> home(b));
        row("01 06 07 00 01 0p 0q 0r 0s 0t 0u 0v 0w", (b, v) -> upRight(b, signed(v, 0, 4), signed(v, 4, 4)));
        row("01 06 07 00 00 0p 0q 0r 0s 0t 0u 0v 0w", (b, v) -> downLeft(b, signed(v, 0, 4), signed(v, 4, 4)));
        row("01 06 07 01 01 07 0F 0F 0F 07 0F 0F 0F", (b, v) -> upRight(b, b.model.mostPan(), b.model.mostTilt()));
        row("01 06 07 01 00 07 0F 0F 0F 07 0F 0F 0F", (b, v) -> downLeft(b, b.model.leastPan(), b.model.leastTilt()));
    }

    private static Verdict upRight(Body b, int pan, int tilt) {
        b.pan.to(Math.min(pan, b.model.mostPan()));
        b.tilt.to(Math.min(tilt, b.model.mostTilt()));
        return Verdict.DONE;
    }

    private static Verdict downLeft(Body b, int pan, int tilt) {
        b.pan.from(Math.max(pan, b.model.leastPan()));
        b.tilt.from(Math.max(tilt, b.model.leastTilt()));
        return Verdict.DONE;
    }

    private static Verdict move(Body b, int[] v) {
        boolean zero = v[0] == 0 || v[1] == 0;
        if (v[2] < 1
                || v[2] > 3
                || v[3] < 1
                || v[3] > 3
                || zero && b.model.quirks().has(Quirk.NO_SPEED_ZERO)) {
            return Verdict.SYNTAX;
        }
        b.pan.drive(v[2] == 3 ? 0 : v[2] == 2 ? b.panSpeed(v[0]) : -b.panSpeed(v[0]));
        b.tilt.drive(v[3] == 3 ? 0 : v[3] == 1 ? b.tiltSpeed(v[1]) : -b.tiltSpeed(v[1]));
        return Verdict.DONE;
    }

    private static Verdict absolute(Body b, int[] v, int panDigits, int tiltDigits, int fromPan, int fromTilt) {
        if (panDigits != b.model.panDigits() || tiltDigits != b.model.tiltDigits()) {
            return Verdict.SYNTAX;
        }
        b.pan.goTo(fromPan + signed(v, 2, panDigits), b.panSpeed(Math.max(v[0], 1)));
        b.tilt.goTo(fromTilt + signed(v, 2 + panDigits, tiltDigits), b.tiltSpeed(v[1] == 0 ? Math.max(v[0], 1) : v[1]));
        return Verdict.MOVING;
    }

    private static Verdict home(Body b) {
        b.pan.goTo(0, b.panSpeed(b.model.panSpeeds()));
        b.tilt.goTo(0, b.tiltSpeed(b.model.tiltSpeeds()));
        return Verdict.MOVING;
    }

    private void others() {
        row("01 04 3F 00 pp", (b, v) -> preset(b, v[0], () -> b.presets.remove(v[0])));
        row("01 04 3F 01 pp", (b, v) -> preset(b, v[0], () -> b.presets.put(v[0], b.here())));
        row("01 04 3F 02 pp", (b, v) -> {
            int[] kept = b.presets.get(v[0]);
            if (kept != null) {
                b.recall(v[0], kept);
            }
            b.lastPreset = v[0];
            return Verdict.MOVING;
        });
        row("01 7E 01 0B pp qq", Manual::presetSpeed);
        row("01 06 01 pp qq", Manual::presetSpeed);
        row("01 06 01 pp", (b, v) -> {
            b.recallSpeed = v[0];
            return Verdict.DONE;
        });
        set("01 7E 01 0A 00 02", b -> b.red(true));
        set("01 7E 01 0A 00 03", b -> b.red(false));
        set("01 7E 04 1A 00 02", b -> b.green = true);
        set("01 7E 04 1A 00 03", b -> b.green = false);
        set("01 7E 04 11 00 02", b -> b.yellow = true);
        set("01 7E 04 11 00 03", b -> b.yellow = false);
        for (int level : new int[] {0, 4, 5}) {
            set("01 7E 01 0A 01 %02X".formatted(level), b -> b.tallyLevel = level);
        }
        set("01 7E 04 3A 01", b -> b.framing = true);
        set("01 7E 04 3A 00", b -> b.framing = false);
        set("0A 11 54 02", b -> b.framing = true);
        set("0A 11 54 03", b -> b.framing = false);
        set("01 06 06 03", b -> b.menu = false);
        set("01 06 06 10", b -> b.menu = !b.menu);
    }

    private static Verdict presetSpeed(Body b, int[] v) {
        b.presetSpeeds.put(v[0], v[1]);
        return Verdict.DONE;
    }

    private static Verdict preset(Body b, int number, Runnable act) {
        boolean reserved = number >= 0x5A && number <= 0x63 || number == 0xFF;
        if (!(reserved && b.model.quirks().has(Quirk.RESERVED_PRESETS))) {
            act.run();
        }
        return Verdict.DONE;
    }

    private static int number(int[] v, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value * 16 + v[i];
        }
        return value;
    }

    private static int signed(int[] v, int from, int digits) {
        int value = number(v, from, digits);
        int whole = 1 << 4 * digits;
        return value >= whole / 2 ? value - whole : value;
    }
}
