package vn.giaoban.meeting.unit;

/** The face of the units' aggregate. */
public final class Units {
    private Units() {}

    /** What Axon instantiates. */
    public static Class<?> aggregate() {
        return UnitRegistryAggregate.class;
    }
}
