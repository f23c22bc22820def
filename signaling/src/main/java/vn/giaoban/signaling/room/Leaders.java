package vn.giaoban.signaling.room;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.LiveRoom.Status;

/** Watches whether the chair, and whoever holds the talk key, still has a page open. Confined to the room's mailbox. */
final class Leaders {
    /** A page that reloads or reconnects is not gone. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long pages have to come back after the server's start. */
    static final Duration GRACE_AFTER_START = Duration.ofSeconds(30);

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Orders orders;
    private final Ports ports;
    private final Executor mailbox;
    private final Crowd crowd;
    private final Instant begun;
    private final Absence chair = new Absence();
    private final Absence talker = new Absence();
    private boolean asking;
    private Instant retryAt = Instant.MIN;

    /** How long somebody has had no page. */
    private static final class Absence {
        private @Nullable AccountId whose;
        private @Nullable Instant since;

        @Nullable
        Instant of(@Nullable AccountId account, boolean here, Instant now) {
            if (account == null || here) {
                since = null;
            } else if (since == null || !account.equals(whose)) {
                since = now;
            }
            whose = account;
            return since;
        }
    }

    Leaders(Crowd crowd, Orders orders, Ports ports, Executor mailbox) {
        this.crowd = crowd;
        this.orders = orders;
        this.ports = ports;
        this.mailbox = mailbox;
        this.begun = ports.clock().instant();
    }

    void observe(LiveRoom room, Instant now) {
        LiveRoom.Chair leader = room.status() == Status.LIVE ? room.chair() : null;
        AccountId holder = room.status() == Status.LIVE ? room.talkKey() : null;
        Instant chairGone = absence(chair, leader == null ? null : leader.account(), now);
        Instant talkerGone = absence(talker, holder, now);
        if (asking || now.isBefore(retryAt)) {
            return;
        }
        if (leader != null && leader.lostSince() != null && chairGone == null) {
            record(room, new LiveCommand.ChangeChairLine(leader.account(), null));
        } else if (leader != null && leader.lostSince() == null && ripe(chairGone, now)) {
            record(room, new LiveCommand.ChangeChairLine(leader.account(), chairGone));
        } else if (holder != null && ripe(talkerGone, now)) {
            record(room, new LiveCommand.FreeTalkKey(holder));
        }
    }

    private @Nullable Instant absence(Absence absence, @Nullable AccountId account, Instant now) {
        return absence.of(account, account != null && crowd.hasPage(account), now);
    }

    private boolean ripe(@Nullable Instant since, Instant now) {
        return since != null && !now.isBefore(since.plus(PATIENCE)) && !now.isBefore(begun.plus(GRACE_AFTER_START));
    }

    /** One at a time: what is asked twice because the answer was not seen yet changes nothing. */
    private void record(LiveRoom room, LiveCommand command) {
        asking = true;
        orders.submit(room, command, "watch-leaders", ports.ids().get())
                .whenCompleteAsync(
                        (receipt, failure) -> {
                            asking = false;
                            retryAt = failure == null
                                    ? Instant.MIN
                                    : ports.clock().instant().plus(RETRY);
                        },
                        mailbox);
    }
}
