package vn.giaoban.server.access;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.store.vault.Vault;

/**
 * Site links: the token is the first 128 bits of HMAC-SHA-256 over conference, site and generation, derived again
 * whenever a text must show it, never stored. Tokens that come in are looked up by hash, in an index that holds every
 * generation so far, so that a dead link is told from an unknown one.
 */
public final class SiteLinks {
    private static final int TOKEN_BYTES = 16;

    private final Vault vault;
    private final Supplier<List<Generations>> conferences;
    private final Map<String, Link> byHash = new ConcurrentHashMap<>();
    private final Map<ConferenceId, Map<SiteId, Integer>> indexed = new ConcurrentHashMap<>();

    /** The generation that each site's link of a conference has reached. */
    public record Generations(ConferenceId conference, Map<SiteId, Integer> sites) {
        public Generations {
            sites = Map.copyOf(sites);
        }
    }

    /** What a token opens. */
    record Link(ConferenceId conference, SiteId site, int generation) {}

    /** @param conferences every conference whose links may still come in */
    public SiteLinks(Vault vault, Supplier<List<Generations>> conferences) {
        this.vault = vault;
        this.conferences = conferences;
    }

    public String token(ConferenceId conference, SiteId site, int generation) {
        byte[] mac = Tokens.hmac(vault.secretOrNew("link-secret"), conference + "/" + site + "/" + generation);
        return Tokens.text(Arrays.copyOf(mac, TOKEN_BYTES));
    }

    /** The link of a token, whatever its generation; empty when no conference has it. */
    Optional<Link> find(String token) {
        String hash = Tokens.hash(token);
        Link known = byHash.get(hash);
        if (known == null) {
            index();
            known = byHash.get(hash);
        }
        return Optional.ofNullable(known);
    }

    private void index() {
        for (Generations each : conferences.get()) {
            if (!each.sites().equals(indexed.get(each.conference()))) {
                each.sites().forEach((site, latest) -> {
                    for (int generation = 1; generation <= latest; generation++) {
                        byHash.put(
                                Tokens.hash(token(each.conference(), site, generation)),
                                new Link(each.conference(), site, generation));
                    }
                });
                indexed.put(each.conference(), each.sites());
            }
        }
    }
}
