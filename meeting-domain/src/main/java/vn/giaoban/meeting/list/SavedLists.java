package vn.giaoban.meeting.list;

/** The face of the saved lists' aggregate. */
public final class SavedLists {
    private SavedLists() {}

    /** What Axon instantiates. */
    public static Class<?> aggregate() {
        return SavedListAggregate.class;
    }
}
