package vn.giaoban.meeting.site;

/** The face of the sites' aggregate. */
public final class Sites {
    private Sites() {}

    /** What Axon instantiates. */
    public static Class<?> aggregate() {
        return SiteAggregate.class;
    }
}
