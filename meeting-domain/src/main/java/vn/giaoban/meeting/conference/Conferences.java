package vn.giaoban.meeting.conference;

/** The face of the conferences' aggregate. */
public final class Conferences {
    private Conferences() {}

    /** What Axon instantiates; its handlers take a {@link Begun}. */
    public static Class<?> aggregate() {
        return ConferenceAggregate.class;
    }
}
