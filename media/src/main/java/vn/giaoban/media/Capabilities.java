package vn.giaoban.media;

import java.util.List;

/**
 * What a driver of the media port can do; {@link MediaPlane#plan} already follows it.
 *
 * @param driver its name in the configuration
 * @param legs how many peer connections a browser needs
 * @param simulcast whether a camera may be sent in several layers at once
 * @param layers of a camera, from tall to small; one where there is no simulcast
 * @param codecs of pictures, the preferred first
 * @param maxVideoSlots how many pictures a receiver may have at once
 * @param feed whether {@link MediaPlane#feed} gives anything
 * @param labels whether every packet carries its source's number ({@link MediaEvent.SourceNumbered}); without, a
 *     receiver must believe what a slot announces
 * @param answerMayChange whether {@link MediaEvent.Answered} may come after the first answer
 */
public record Capabilities(
        String driver,
        Legs legs,
        Sound sound,
        boolean simulcast,
        List<Plan.Layer> layers,
        List<FeedPacket.Codec> codecs,
        int maxVideoSlots,
        Feed feed,
        boolean labels,
        boolean answerMayChange) {
    public Capabilities {
        layers = List.copyOf(layers);
        codecs = List.copyOf(codecs);
    }

    /** How many sections of sound a receiver offers. */
    public int audioSlots() {
        return switch (sound) {
            case Sound.Slots(int count) -> count;
            case Sound.Mixed() -> 1;
        };
    }

    /** Peer connections of one browser. */
    public enum Legs {
        /** One for everything. */
        ONE,
        /** One to send, and one for each picture. */
        PER_SLOT
    }

    /** How voices come to a receiver. */
    public sealed interface Sound {
        /** Each in a slot of its own. */
        record Slots(int count) implements Sound {}

        /** All in one, mixed by the media server. */
        record Mixed() implements Sound {}
    }

    /** What the program is given as. */
    public enum Feed {
        RTP,
        NONE
    }
}
