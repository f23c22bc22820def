package vn.giaoban.room.sip.audio;

/** One sub-band's adaptive predictor and quantizer scale (ITU-T G.722, 3.6 and 4). */
final class G722Band {
    private static final int[] STEP = {
        2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834, 2896, 2960,
        3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008
    };

    private final int shift;
    private final int ceiling;
    private final int[] a = new int[3];
    private final int[] b = new int[7];
    private final int[] d = new int[7];
    private final int[] p = new int[3];
    private final int[] r = new int[3];
    private int zero;
    private int logScale;
    int prediction;
    int scale;

    /**
     * A band at rest.
     *
     * @param shift of the scale's exponent: 8 for the lower band, 10 for the higher
     * @param ceiling of the scale's logarithm
     */
    G722Band(int shift, int ceiling, int scale) {
        this.shift = shift;
        this.ceiling = ceiling;
        this.scale = scale;
    }

    static int saturated(int value) {
        return Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** Adapts the scale by what was quantized. */
    void scale(int weight) {
        logScale = Math.clamp((logScale * 127 >> 7) + weight, 0, ceiling);
        int down = shift - (logScale >> 11);
        int step = STEP[logScale >> 6 & 31];
        scale = (down < 0 ? step << -down : step >> down) << 2;
    }

    /** Adapts the predictor by the quantized difference, and predicts the next sample. */
    void adapt(int difference) {
        d[0] = difference;
        r[0] = saturated(prediction + difference);
        p[0] = saturated(zero + difference);
        int second = second();
        int first = first(second);
        int step = difference == 0 ? 0 : 128;
        for (int i = 6; i > 0; i--) {
            int change = (d[i] >> 15) == (difference >> 15) ? step : -step;
            b[i] = saturated(change + (b[i] * 32_640 >> 15));
        }
        System.arraycopy(d, 0, d, 1, 6);
        System.arraycopy(r, 0, r, 1, 2);
        System.arraycopy(p, 0, p, 1, 2);
        a[1] = first;
        a[2] = second;
        int poles = saturated((a[1] * saturated(2 * r[1]) >> 15) + (a[2] * saturated(2 * r[2]) >> 15));
        int zeros = 0;
        for (int i = 6; i > 0; i--) {
            zeros += b[i] * saturated(2 * d[i]) >> 15;
        }
        zero = saturated(zeros);
        prediction = saturated(poles + zero);
    }

    private int second() {
        int quadruple = saturated(a[1] << 2);
        int turned = (p[0] >> 15) == (p[1] >> 15) ? Math.min(-quadruple, Short.MAX_VALUE) : quadruple;
        int sign = (p[0] >> 15) == (p[2] >> 15) ? 128 : -128;
        return Math.clamp(sign + (turned >> 7) + (a[2] * 32_512 >> 15), -12_288, 12_288);
    }

    private int first(int second) {
        int sign = (p[0] >> 15) == (p[1] >> 15) ? 192 : -192;
        int limit = saturated(15_360 - second);
        return Math.clamp(saturated(sign + (a[1] * 32_640 >> 15)), -limit, limit);
    }
}
