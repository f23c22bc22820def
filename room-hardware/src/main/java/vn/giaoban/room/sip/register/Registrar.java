package vn.giaoban.room.sip.register;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which rooms are where (RFC 3261, 10), decided without a network or a clock. A nonce is good for five minutes and for
 * rising counts; an old one is answered as stale, so that the room tries again by itself. Times are milliseconds.
 */
public final class Registrar {
    static final int LEAST_SECONDS = 60;
    static final int MOST_SECONDS = 3_600;
    private static final long NONCE_MILLIS = 300_000;
    private static final int MOST_NONCES = 10_000;

    private final Function<String, @Nullable String> passwords;
    private final Supplier<String> nonces;
    private final Map<String, Nonce> known = new LinkedHashMap<>();
    private final Map<String, Contact> contacts = new HashMap<>();

    private record Nonce(long at, long count) {}

    /** Where a room is, until when. */
    public record Contact(String address, long until) {}

    /** What to answer. */
    public sealed interface Answer {
        /** 200 with the time it holds for, 0 when the room is no longer registered. */
        record Registered(int seconds) implements Answer {}

        /** 401 with a fresh nonce. */
        record Challenge(String nonce, boolean stale) implements Answer {}

        record Forbidden() implements Answer {}

        /** 423: too short. */
        record TooBrief(int least) implements Answer {}
    }

    /**
     * A registrar.
     *
     * @param passwords the password of a number; null for a number that nobody has
     * @param nonces fresh ones; must not be guessable
     */
    public Registrar(Function<String, @Nullable String> passwords, Supplier<String> nonces) {
        this.passwords = passwords;
        this.nonces = nonces;
    }

    /**
     * Takes a REGISTER.
     *
     * @param number that the room registers as
     * @param contact null when it only asks
     * @param seconds asked for; 0 ends the registration
     */
    public Answer register(
            String number, @Nullable String contact, int seconds, Digest.@Nullable Credentials given, long now) {
        if (given == null) {
            return challenge(false, now);
        }
        Nonce nonce = known.get(given.nonce());
        long count = given.qop().isEmpty() ? Long.MAX_VALUE : count(given.nonceCount());
        if (nonce == null || now - nonce.at() > NONCE_MILLIS || count <= nonce.count()) {
            return challenge(true, now);
        }
        String password = given.username().equals(number) ? passwords.apply(number) : null;
        if (password == null || !Digest.proves(given, "REGISTER", password)) {
            return new Answer.Forbidden();
        }
        known.put(given.nonce(), new Nonce(nonce.at(), count));
        if (seconds > 0 && seconds < LEAST_SECONDS) {
            return new Answer.TooBrief(LEAST_SECONDS);
        }
        int granted = Math.min(seconds, MOST_SECONDS);
        if (granted == 0) {
            contacts.remove(number);
        } else if (contact != null) {
            contacts.put(number, new Contact(contact, now + granted * 1000L));
        }
        return new Answer.Registered(granted);
    }

    private Answer challenge(boolean stale, long now) {
        String nonce = nonces.get();
        known.put(nonce, new Nonce(now, 0));
        if (known.size() > MOST_NONCES) {
            known.remove(known.keySet().iterator().next());
        }
        return new Answer.Challenge(nonce, stale);
    }

    private static long count(String hex) {
        try {
            return Long.parseLong(hex, 16);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Where the room of a number is now. */
    public Optional<String> contact(String number, long now) {
        Contact contact = contacts.get(number);
        if (contact != null && now > contact.until()) {
            contacts.remove(number);
            return Optional.empty();
        }
        return Optional.ofNullable(contact).map(Contact::address);
    }
}
