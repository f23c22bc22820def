package vn.giaoban.store.log;

/** Turns events into what is stored and back. Names are stable strings and never those of classes. */
public interface EventCodec {

    /** The stored name, such as {@code floor-granted}. */
    String name(Object event);

    /** The version of the shape that {@link #toJson} writes, from 1. */
    int version(Object event);

    /** UTF-8 JSON. */
    byte[] toJson(Object event);

    /**
     * The event in its newest shape, whatever version was stored.
     *
     * @throws UnknownEvent when the name or version is unknown
     * @throws IllegalArgumentException when the JSON is not of that shape
     */
    Object fromJson(String name, int version, byte[] json);

    default Object fromJson(NewEvent stored) {
        return fromJson(stored.name(), stored.version(), stored.payload());
    }
}
