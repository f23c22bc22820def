package vn.giaoban.media.sfu;

import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket;

/** Takes the packets of a slot's stream. */
interface SlotSink {
    /** False when there is no room now; the packet comes again. */
    boolean packet(StoredPacket packet, Run run);

    /** The stream has packets to take. */
    void ready();

    /** Whether the line behind it was found to carry less than everything. */
    boolean thin();

    /** Whether it is the stage, whose picture is sent as those who see it need it. */
    boolean stage();

    /** Whether packets of a codec can be shown there. */
    boolean takes(FeedPacket.Codec codec);

    /** Another source is shown, or none. */
    void shows(@Nullable Publication publication);
}
