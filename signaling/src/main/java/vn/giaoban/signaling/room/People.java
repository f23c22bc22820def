package vn.giaoban.signaling.room;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.signaling.Names;
import vn.giaoban.signaling.protocol.ClientCommand;
import vn.giaoban.store.vault.Person;
import vn.giaoban.store.vault.SealedText;
import vn.giaoban.store.vault.Vault;

/** Names out of the vault and into it, remembered for a while. Safe from any thread. */
final class People {
    private final Vault vault;
    private final Names names;
    private final Map<UUID, Person> known = new ConcurrentHashMap<>();
    private final Map<SealedText, String> texts = new ConcurrentHashMap<>();

    People(Vault vault, Names names) {
        this.vault = vault;
        this.names = names;
    }

    /** Forgets what it remembers, so that corrections and erasures show. */
    void forget() {
        known.clear();
        texts.clear();
    }

    /** The person, empty when erased or unknown. */
    Optional<Person> person(PersonId id) {
        Person person = known.get(id.value());
        if (person == null) {
            person = vault.person(id.value()).orElse(null);
            if (person != null) {
                known.put(id.value(), person);
            }
        }
        return Optional.ofNullable(person);
    }

    String name(PersonId id) {
        return person(id).map(Person::name).orElse("");
    }

    /** The text, "" when its key was erased. */
    String open(@Nullable SealedText sealed) {
        if (sealed == null) {
            return "";
        }
        String text = texts.get(sealed);
        if (text == null) {
            text = vault.open(sealed).orElse("");
            texts.put(sealed, text);
        }
        return text;
    }

    /**
     * Who is meant: somebody of that name already known in this room or at that site, else a new person.
     *
     * @param fresh the id of a person not known yet
     */
    PersonId find(LiveRoom room, SiteId site, ClientCommand.Person typed, UUID fresh) {
        String name = typed.name().strip();
        return around(room, site)
                .filter(id -> same(name(id), name))
                .findFirst()
                .or(() -> names.personAt(site, name))
                .orElseGet(() -> {
                    vault.putPerson(new Person(fresh, Normalizer.normalize(name, Normalizer.Form.NFC), null, null));
                    return new PersonId(fresh);
                });
    }

    Speaker speaker(LiveRoom room, SiteId site, ClientCommand.Person typed, UUID fresh) {
        return new Speaker(
                find(room, site, typed, fresh),
                Normalizer.normalize(typed.position().strip(), Normalizer.Form.NFC));
    }

    private Stream<PersonId> around(LiveRoom room, SiteId site) {
        Stream<PersonId> asking = room.queue().stream()
                .filter(request -> request.site().equals(site))
                .map(request -> request.speaker().person());
        LiveRoom.Floor floor = room.floor();
        LiveRoom.SiteState state = room.sites().get(site);
        return Stream.of(
                        asking,
                        floor != null && floor.site().equals(site)
                                ? Stream.of(floor.speaker().person())
                                : Stream.<PersonId>empty(),
                        Stream.ofNullable(state == null ? null : state.head()),
                        Stream.ofNullable(names.site(site).contact()),
                        site.equals(room.plan().mainSite())
                                ? Stream.of(room.plan().chair())
                                : Stream.<PersonId>empty())
                .flatMap(ids -> ids);
    }

    private static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
