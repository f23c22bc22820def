package vn.giaoban.room.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The camera's mechanics and settings. */
final class Body {
    static final long TALLY_DARK = 15_000;

    final Model model;
    final Axis pan;
    final Axis tilt;
    final Axis zoom;
    final Axis focus = new Axis(0x1000, 0xF000, 0x4000);
    final Map<Integer, Integer> levels = new TreeMap<>();
    final Map<Integer, int[]> presets = new TreeMap<>();
    final Map<Integer, Integer> presetSpeeds = new TreeMap<>();
    int recallSpeed;
    int tallyLevel = 4;
    int balancedOnce;
    boolean on = true;
    boolean autoFocus = true;
    int exposure;
    boolean compensation;
    boolean backlight;
    int whiteBalance;
    boolean framing;
    boolean menu;
    boolean red;
    boolean green;
    boolean yellow;
    int lastPreset = 0x7F;
    private long redAt;
    private long now = Long.MIN_VALUE;

    Body(Model model) {
        this.model = model;
        this.pan = new Axis(model.leastPan(), model.mostPan(), 0);
        this.tilt = new Axis(model.leastTilt(), model.mostTilt(), 0);
        this.zoom = new Axis(0, model.mostZoom(), 0);
        this.recallSpeed = model.panSpeeds();
        this.menu = model.quirks().has(Quirks.Quirk.MENU_OPEN);
        for (int code : new int[] {0x03, 0x04, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E}) {
            levels.put(code, 7);
        }
    }

    void advance(long to) {
        double seconds = now == Long.MIN_VALUE ? 0 : (to - now) / 1_000.0;
        now = to;
        pan.advance(seconds);
        tilt.advance(seconds);
        zoom.advance(seconds);
        focus.advance(seconds);
        if (model.tallyGoesDark() && now - redAt >= TALLY_DARK) {
            red = false;
        }
    }

    void red(boolean lit) {
        red = lit;
        redAt = now;
    }

    boolean headMoving() {
        return pan.moving() || tilt.moving();
    }

    boolean moving() {
        return headMoving() || zoom.moving() || focus.moving();
    }

    int level(int code) {
        return levels.getOrDefault(code, 0);
    }

    double panSpeed(int speed) {
        return model.perSecond() * Math.min(speed, model.panSpeeds()) / model.panSpeeds();
    }

    double tiltSpeed(int speed) {
        return model.perSecond() * Math.min(speed, model.tiltSpeeds()) / model.tiltSpeeds();
    }

    void recall(int number, int[] preset) {
        int speed = presetSpeeds.getOrDefault(number, recallSpeed);
        pan.goTo(preset[0], panSpeed(speed));
        tilt.goTo(preset[1], tiltSpeed(speed));
        zoom.goTo(preset[2], 0x2000);
        focus.goTo(preset[3], 0x8000);
    }

    int[] here() {
        return new int[] {pan.at(), tilt.at(), zoom.at(), focus.at()};
    }

    /** All that can be seen of it. */
    Map<String, Object> seen() {
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("model", model.name());
        seen.put("power", on);
        seen.put("panReach", model.mostPan());
        seen.put("panFrom", pan.from());
        seen.put("panTo", pan.to());
        seen.put("tiltFrom", tilt.from());
        seen.put("tiltTo", tilt.to());
        seen.put("pan", pan.at());
        seen.put("tilt", tilt.at());
        seen.put("zoom", zoom.at());
        seen.put("focus", focus.at());
        seen.put("moving", moving());
        seen.put("autoFocus", autoFocus);
        seen.put("exposure", exposure);
        seen.put("compensation", compensation);
        seen.put("backlight", backlight);
        seen.put("whiteBalance", whiteBalance);
        seen.put("shutter", level(0x0A));
        seen.put("iris", level(0x0B));
        seen.put("gain", level(0x0C));
        seen.put("bright", level(0x0D));
        seen.put("compensationLevel", level(0x0E));
        seen.put("redGain", level(0x03));
        seen.put("blueGain", level(0x04));
        seen.put("balancedOnce", balancedOnce);
        seen.put("framing", framing);
        seen.put("menu", menu);
        seen.put("tallyRed", red);
        seen.put("tallyGreen", green);
        seen.put("tallyYellow", yellow);
        seen.put("tallyLevel", tallyLevel);
        seen.put("presets", presets.keySet().toString());
        seen.put("lastPreset", lastPreset);
        seen.put("presetSpeeds", presetSpeeds.toString());
        seen.put("recallSpeed", recallSpeed);
        return seen;
    }
}
