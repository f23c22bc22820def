package vn.giaoban.signaling.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.PeerId;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.signaling.stage.Audience;
import vn.giaoban.signaling.stage.Audience.Receiver;

/** A room's clients, those included whose socket is gone but who may come back. Confined to the room's mailbox. */
final class Crowd {
    private final Map<PeerId, Client> byPeer = new LinkedHashMap<>();
    private final Map<String, Client> byResume = new HashMap<>();

    Collection<Client> all() {
        return byPeer.values();
    }

    void add(Client client) {
        byPeer.put(client.peer, client);
        byResume.put(client.resume, client);
    }

    void remove(Client client) {
        byPeer.remove(client.peer, client);
        byResume.remove(client.resume, client);
    }

    boolean has(Client client) {
        return byPeer.get(client.peer) == client;
    }

    void rename(Client client, PeerId peer) {
        byPeer.remove(client.peer, client);
        client.peer = peer;
        byPeer.put(peer, client);
    }

    @Nullable
    Client of(PeerId peer) {
        return byPeer.get(peer);
    }

    Optional<Client> resumed(@Nullable String token, Who who) {
        return Optional.ofNullable(token == null ? null : byResume.get(token)).filter(client -> client.who.same(who));
    }

    List<Client> ofSite(SiteId site) {
        return all().stream().filter(client -> site.equals(client.who.site())).toList();
    }

    /** Whether a page of the account is open. */
    boolean hasPage(AccountId account) {
        return all().stream().anyMatch(client -> client.socket != null && account.equals(client.who.account()));
    }

    /** Of its account's pages it is this one that talks. */
    void talks(Client client) {
        all().stream()
                .filter(other -> Objects.equals(other.who.account(), client.who.account()))
                .forEach(other -> other.talks = other == client);
    }

    long watchers(SiteId site) {
        return ofSite(site).stream().filter(client -> client.watching).count();
    }

    /**
     * Who is connected to the media server. The chair's own page stands for a main site that has no device there, the
     * call of a line for the sites behind it.
     */
    Audience audience(LiveRoom room) {
        Map<SiteId, PeerId> sites = new HashMap<>();
        Map<AccountId, PeerId> accounts = new HashMap<>();
        @Nullable PeerId chairsPicture = null;
        List<Receiver> receivers = new ArrayList<>();
        LiveRoom.Chair chair = room.chair();
        for (Client client : all()) {
            if (!client.mediaUp || client.plan == null) {
                continue;
            }
            SiteId site = client.who.site();
            AccountId account = client.who.account();
            if (client.mayPublish() && site != null) {
                sites.put(site, client.peer);
            } else if (client.mayPublish() && account != null) {
                if (client.talks) {
                    accounts.put(account, client.peer);
                } else {
                    accounts.putIfAbsent(account, client.peer);
                }
                if (chair != null && account.equals(chair.account()) && !client.voiceOnly) {
                    chairsPicture = client.peer;
                }
            }
            receivers.add(new Receiver(
                    client.peer,
                    site,
                    client.staff(),
                    client.plan.audioSlots(),
                    client.plan.videoSlots(),
                    client.screenLast,
                    client.view));
        }
        if (chairsPicture != null) {
            sites.putIfAbsent(room.plan().mainSite(), chairsPicture);
        }
        room.sites().forEach((site, state) -> {
            SiteId line = state.through();
            PeerId carries = line == null ? null : sites.get(line);
            if (carries != null) {
                sites.putIfAbsent(site, carries);
            }
        });
        return new Audience(sites, accounts, receivers);
    }
}
