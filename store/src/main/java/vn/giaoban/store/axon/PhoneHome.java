package vn.giaoban.store.axon;

/** Axon's update check, which reports to its makers and writes into the home directory. */
public final class PhoneHome {
    private PhoneHome() {}

    /** Switches it off for this process; call it first in {@code main}. */
    public static void off() {
        System.setProperty("axoniq.update-checker.disabled", "true");
    }
}
