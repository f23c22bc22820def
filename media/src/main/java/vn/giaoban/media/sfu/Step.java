package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.List;
import vn.giaoban.media.Plan;

/**
 * One way to send a picture: a layer with all its pictures a second, or with fewer.
 *
 * @param temporal the highest temporal layer that goes out, {@link Renumbering#ALL_LAYERS} for every picture
 * @param rate bits per second
 */
record Step(Plan.Layer layer, int temporal, long rate) {
    /**
     * What the temporal layers up to one take of the whole, in percent, by how many there are: how libwebrtc deals out
     * the rate of VP8 (modules/video_coding/codecs/vp8, kLayerRateAllocation).
     */
    private static final int[][] PERCENT = {{100}, {60, 100}, {40, 60, 100}, {25, 40, 60, 100}};

    /**
     * The ways from best to least. A tall picture is given up to half its pictures a second before it becomes smaller,
     * the smallest all but those of its base layer.
     *
     * @param temporalLayers of the source, 1 where there are none
     */
    static List<Step> of(List<Plan.Layer> layers, int temporalLayers) {
        int[] percent = PERCENT[Math.clamp(temporalLayers, 1, PERCENT.length) - 1];
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Plan.Layer layer = layers.get(i);
            steps.add(new Step(layer, Renumbering.ALL_LAYERS, layer.maxBitrate()));
            int lowest = i < layers.size() - 1 ? percent.length - 2 : 0;
            for (int highest = percent.length - 2; highest >= Math.max(0, lowest); highest--) {
                steps.add(new Step(layer, highest, (long) layer.maxBitrate() * percent[highest] / 100));
            }
        }
        return steps;
    }

    /** Those among all that are not taller than a layer. */
    static List<Step> from(Plan.Layer tallest, List<Step> all) {
        int first = 0;
        while (all.get(first).layer != tallest) {
            first++;
        }
        return all.subList(first, all.size());
    }
}
