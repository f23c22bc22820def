package vn.giaoban.media.sfu;

import vn.giaoban.media.Assignment;

/**
 * An assignment made to fit a line.
 *
 * @param temporal the highest temporal layer that goes out, {@link Renumbering#ALL_LAYERS} for every picture
 */
record Shown(Assignment assignment, int temporal) {
    static Shown whole(Assignment assignment) {
        return new Shown(assignment, Renumbering.ALL_LAYERS);
    }
}
