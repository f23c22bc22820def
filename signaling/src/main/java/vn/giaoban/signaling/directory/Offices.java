package vn.giaoban.signaling.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.store.vault.Vault;

/** Which office each person holds now, and at which unit. Kept in the vault with the people, erasable like them. */
public final class Offices {
    private static final String SECRET = "offices";

    private final Vault vault;
    private volatile Map<UUID, Held> offices;

    /** An office held. */
    public record Held(UUID person, UUID unit, String position) {}

    /** As stored. */
    record Stored(List<Held> offices) {}

    public Offices(Vault vault) {
        this.vault = vault;
        this.offices = byPerson(vault.secret(SECRET)
                .map(json -> Kept.read(json, Stored.class).offices())
                .orElse(List.of()));
    }

    /** Adds or replaces offices. Durable when it returns. */
    public synchronized void put(List<Held> held) {
        var all = new HashMap<>(offices);
        held.forEach(h -> all.put(h.person(), h));
        vault.putSecret(SECRET, Kept.write(new Stored(List.copyOf(all.values()))));
        offices = Map.copyOf(all);
    }

    /** Takes a person out of office. Durable when it returns. */
    public synchronized void forget(PersonId person) {
        if (offices.containsKey(person.value())) {
            var all = new HashMap<>(offices);
            all.remove(person.value());
            vault.putSecret(SECRET, Kept.write(new Stored(List.copyOf(all.values()))));
            offices = Map.copyOf(all);
        }
    }

    public Optional<Held> of(PersonId person) {
        return Optional.ofNullable(offices.get(person.value()));
    }

    List<PersonId> at(UnitId unit) {
        return offices.values().stream()
                .filter(h -> h.unit().equals(unit.value()))
                .map(h -> new PersonId(h.person()))
                .toList();
    }

    private static Map<UUID, Held> byPerson(List<Held> held) {
        var map = new HashMap<UUID, Held>();
        held.forEach(h -> map.put(h.person(), h));
        return Map.copyOf(map);
    }
}
