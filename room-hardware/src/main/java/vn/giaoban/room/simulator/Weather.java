package vn.giaoban.room.simulator;

/**
 * What a line does to packets.
 *
 * @param loss part of the datagrams that are lost, 0 to 1; streams lose nothing
 * @param delayMillis how long each packet takes in each direction
 * @param seed of the chance in it
 */
public record Weather(double loss, int delayMillis, long seed) {
    public static final Weather FINE = new Weather(0, 0, 1);
}
