package vn.giaoban.meeting.camera;

/** The face of the cameras' aggregate. */
public final class Cameras {
    private Cameras() {}

    /** What Axon instantiates. */
    public static Class<?> aggregate() {
        return CameraAggregate.class;
    }
}
