package vn.giaoban.signaling.directory;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.store.vault.Vault;

/**
 * What is true of the whole installation.
 *
 * @param name as pages show it before anybody has signed in
 * @param technicianPhone that sites ring for help
 * @param sample the sample's facts, or null when this is a real office
 */
public record Office(
        String name,
        @Nullable String technicianPhone,
        @Nullable Sample sample) {
    private static final String SECRET = "office";

    /**
     * What the start page of the sample needs.
     *
     * @param account that the start link signs in
     * @param conference that is live when the server starts
     * @param commune whose link is offered to a newcomer
     * @param archiveHint what to search for
     */
    public record Sample(UUID account, UUID conference, UUID commune, String archiveHint) {}

    /** Empty until the sample or the administrator was made. */
    public static Optional<Office> read(Vault vault) {
        return vault.secret(SECRET).map(json -> Kept.read(json, Office.class));
    }

    public void write(Vault vault) {
        vault.putSecret(SECRET, Kept.write(this));
    }
}
