package vn.giaoban.room.simulator;

/** Something that moves: pan, tilt, zoom or focus. */
final class Axis {
    private double least;
    private double most;
    private double at;
    private double velocity;
    private double target = Double.NaN;

    Axis(double least, double most, double at) {
        this.least = least;
        this.most = most;
        this.at = at;
    }

    int at() {
        return (int) Math.round(at);
    }

    int from() {
        return (int) Math.round(least);
    }

    int to() {
        return (int) Math.round(most);
    }

    /** Whatever is beyond stays there until it moves. */
    void from(int end) {
        least = end;
    }

    void to(int end) {
        most = end;
    }

    boolean moving() {
        return velocity != 0;
    }

    /** 1 at the upper end, -1 at the lower, else 0. */
    int end() {
        return at >= most ? 1 : at <= least ? -1 : 0;
    }

    void drive(double unitsPerSecond) {
        velocity = unitsPerSecond;
        target = Double.NaN;
    }

    void goTo(double where, double unitsPerSecond) {
        target = Math.clamp(where, least, most);
        velocity = target == at ? 0 : Math.copySign(unitsPerSecond, target - at);
    }

    void stop() {
        velocity = 0;
        target = Double.NaN;
    }

    void advance(double seconds) {
        if (velocity == 0) {
            return;
        }
        double next = at + velocity * seconds;
        boolean arrived = !Double.isNaN(target) && (velocity > 0 ? next >= target : next <= target);
        at = Math.clamp(arrived ? target : next, least, most);
        if (arrived || end() != 0 && Math.signum(velocity) == end()) {
            stop();
        }
    }
}
