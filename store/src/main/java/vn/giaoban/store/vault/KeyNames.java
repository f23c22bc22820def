package vn.giaoban.store.vault;

import java.util.List;
import java.util.UUID;

/**
 * Names of data keys. A text sealed under several, joined by {@code +}, opens with all of them only: erasing any one
 * erases the text.
 */
public final class KeyNames {
    private static final String AND = "+";

    private KeyNames() {}

    public static String ofPerson(UUID person) {
        return "person/" + person;
    }

    public static String ofConference(UUID conference) {
        return "conference/" + conference;
    }

    /** For what somebody said or wrote in a conference: gone with either. */
    public static String ofPersonIn(UUID person, UUID conference) {
        return ofConference(conference) + AND + ofPerson(person);
    }

    /** The keys that a text needs. */
    public static List<String> parts(String name) {
        return List.of(name.split("\\+", -1));
    }

    /** Whether a text of this key's name falls with a person. */
    public static boolean needs(String name, UUID person) {
        return parts(name).contains(ofPerson(person));
    }
}
