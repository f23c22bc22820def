package vn.giaoban.meeting.device;

/** The face of the devices' aggregate. */
public final class Devices {
    private Devices() {}

    /** What Axon instantiates. */
    public static Class<?> aggregate() {
        return DeviceAggregate.class;
    }
}
