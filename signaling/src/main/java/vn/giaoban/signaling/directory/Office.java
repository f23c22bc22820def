package vn.giaoban.signaling.directory;

import java.util.Map;
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

    /** Whom to ask for a new link, as parameters of a refusal: what stands on the office's own letterhead. */
    public static Map<String, String> whomToAsk(Vault vault) {
        return read(vault)
                .map(office -> office.technicianPhone() == null
                        ? Map.of("office", office.name())
                        : Map.of("office", office.name(), "phone", office.technicianPhone()))
                .orElse(Map.of());
    }

    public void write(Vault vault) {
        vault.putSecret(SECRET, Kept.write(this));
    }
}
