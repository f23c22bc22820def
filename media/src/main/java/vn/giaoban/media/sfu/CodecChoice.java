package vn.giaoban.media.sfu;

import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket.Codec;

/** In which codec a picture is asked for: a pure function. */
final class CodecChoice {
    private CodecChoice() {}

    /**
     * The codec that most can take; among equals the one that is preferred, else the source's own choice.
     *
     * @param offered what the source can send, its own choice first; not empty
     * @param preferred null when all the same
     * @param takers how many of those who are shown the picture can take a codec
     */
    static Codec of(List<Codec> offered, @Nullable Codec preferred, ToIntFunction<Codec> takers) {
        Codec best = preferred != null && offered.contains(preferred) ? preferred : offered.getFirst();
        for (Codec codec : offered) {
            if (takers.applyAsInt(codec) > takers.applyAsInt(best)) {
                best = codec;
            }
        }
        return best;
    }
}
