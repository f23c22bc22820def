package vn.giaoban.media.sfu;

/** Datagrams that were dropped, by why. */
final class Counters {
    /** From addresses that passed no check, or checks for nobody. */
    long strangers;
    /** Not authentic, replayed or malformed. */
    long refused;
}
