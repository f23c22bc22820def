package vn.giaoban.meeting.account;

/** The face of the accounts' aggregate. */
public final class Accounts {
    private Accounts() {}

    /** What Axon instantiates. */
    public static Class<?> aggregate() {
        return AccountAggregate.class;
    }
}
