package vn.giaoban.signaling;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;

/**
 * How sites and accounts are called; people's names are the vault's. Called for whole rooms at once, so it answers from
 * memory or a local index.
 */
public interface Names {

    /** The site's unit and contact; a site nobody knows has the id's text as its name. */
    Site site(SiteId site);

    Account account(AccountId account);

    /** The person of that name already known at the site's unit; {@code name} is compared without case and space. */
    Optional<PersonId> personAt(SiteId site, String name);

    /** Whom sites ring for help, as printed; null when nobody is named. */
    @Nullable
    String technicianPhone(ConferenceId conference);

    /** How many conferences in a row, up to the one before this, the site was in without speaking. */
    int silentFor(ConferenceId conference, SiteId site);

    /** Whether the conference is sample data. */
    boolean sample(ConferenceId conference);

    /**
     * A site as named now.
     *
     * @param type and {@code unitName} as in {@code UnitEstablished}
     * @param name of the room; null when the unit's is enough
     */
    record Site(
            UnitId unit,
            String type,
            String unitName,
            @Nullable String name,
            @Nullable PersonId contact) {}

    /** An account as named now; {@code position} is the office held, "" when unknown. */
    record Account(PersonId person, String name, String position) {}
}
