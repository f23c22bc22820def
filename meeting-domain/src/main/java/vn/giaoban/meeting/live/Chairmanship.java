package vn.giaoban.meeting.live;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.live.LiveEvent.ChairBack;
import vn.giaoban.meeting.live.LiveEvent.ChairLost;
import vn.giaoban.meeting.live.LiveEvent.ChairTaken;
import vn.giaoban.meeting.live.LiveEvent.MeetingOpened;
import vn.giaoban.meeting.live.LiveEvent.OperatorDismissed;
import vn.giaoban.meeting.live.LiveEvent.OperatorNamed;
import vn.giaoban.meeting.live.LiveEvent.TalkKeyHeld;
import vn.giaoban.meeting.live.LiveEvent.TalkKeyReleased;
import vn.giaoban.meeting.live.LiveRoom.Chair;

/**
 * Who leads the meeting: exactly one chair, whose epoch only grows, the operators who act for the chair, and the one of
 * them who holds the talk key.
 *
 * @param opener the account that opened the meeting, which may always take the chair back
 */
record Chairmanship(
        @Nullable Chair chair,
        @Nullable AccountId opener,
        Set<AccountId> operators,
        @Nullable AccountId talkKey) {
    /** How long a chair is lost before others are offered the meeting. */
    static final Duration OFFERED_AFTER = Duration.ofSeconds(30);

    static final Chairmanship NONE = new Chairmanship(null, null, Set.of(), null);

    Chairmanship {
        operators = Set.copyOf(operators);
    }

    /** The account that may act as the chair does now: the chair, or an operator, under the current epoch. */
    AccountId authorise(CommandContext context) {
        if (chair == null) {
            throw new Rejected("not-live");
        }
        if (context.epoch() != chair.epoch()) {
            throw new Rejected(
                    "stale-epoch",
                    Map.of("holder", chair.person().toString(), "epoch", Integer.toString(chair.epoch())));
        }
        AccountId account = context.account();
        if (account == null || !(account.equals(chair.account()) || operators.contains(account))) {
            throw new Rejected("not-chair");
        }
        return account;
    }

    /**
     * The chair goes to the account.
     *
     * @param planned whether that is the chair of the plan
     */
    List<LiveEvent> take(AccountId account, PersonId person, boolean planned, Instant at) {
        if (chair == null) {
            throw new Rejected("not-live");
        }
        if (account.equals(chair.account())) {
            return List.of();
        }
        LiveRoom.Absent absent = chair.insteadOf();
        boolean returns = planned || account.equals(opener) || (absent != null && account.equals(absent.account()));
        if (!returns && !offered(chair, at)) {
            throw new Rejected("chair-there", Map.of("holder", chair.person().toString()));
        }
        return List.of(new ChairTaken(account, person, chair.epoch() + 1));
    }

    private static boolean offered(Chair chair, Instant at) {
        Instant since = chair.lostSince();
        return since != null && !at.isBefore(since.plus(OFFERED_AFTER));
    }

    /** A lost chair keeps the chair, and all that goes with it, until somebody takes what is offered. */
    List<LiveEvent> changeLine(AccountId account, @Nullable Instant lostSince) {
        if (chair == null || !chair.account().equals(account) || (chair.lostSince() == null) == (lostSince == null)) {
            return List.of();
        }
        return List.of(lostSince == null ? new ChairBack(account) : new ChairLost(account, lostSince));
    }

    List<LiveEvent> name(AccountId operator) {
        boolean idle = operators.contains(operator) || (chair != null && operator.equals(chair.account()));
        return idle ? List.of() : List.of(new OperatorNamed(operator));
    }

    List<LiveEvent> dismiss(AccountId operator) {
        if (!operators.contains(operator)) {
            return List.of();
        }
        return operator.equals(talkKey)
                ? List.of(new TalkKeyReleased(operator), new OperatorDismissed(operator))
                : List.of(new OperatorDismissed(operator));
    }

    /** At most one holds the key. The chair takes it from whoever has it; an operator waits until it is free. */
    List<LiveEvent> holdKey(AccountId account) {
        if (account.equals(talkKey)) {
            return List.of();
        }
        if (talkKey == null) {
            return List.of(new TalkKeyHeld(account));
        }
        if (chair != null && account.equals(chair.account())) {
            return List.of(new TalkKeyReleased(talkKey), new TalkKeyHeld(account));
        }
        throw new Rejected("talk-key-held", Map.of("holder", talkKey.toString()));
    }

    List<LiveEvent> releaseKey(AccountId account) {
        return account.equals(talkKey) ? List.of(new TalkKeyReleased(account)) : List.of();
    }

    /** Whom a new chair stands in for: who was lost, or whom a lost one stood in for; null when they are back. */
    private LiveRoom.@Nullable Absent absentFor(AccountId taker) {
        if (chair == null) {
            return null;
        }
        LiveRoom.Absent absent = chair.insteadOf();
        if (absent == null && chair.lostSince() != null) {
            absent = new LiveRoom.Absent(chair.account(), chair.person());
        }
        return absent == null || absent.account().equals(taker) ? null : absent;
    }

    private Chairmanship lost(@Nullable Instant since) {
        Chair now = chair == null
                ? null
                : new Chair(chair.account(), chair.person(), chair.epoch(), since, chair.insteadOf());
        return new Chairmanship(now, opener, operators, talkKey);
    }

    Chairmanship evolve(LiveEvent event) {
        return switch (event) {
            case MeetingOpened e ->
                new Chairmanship(
                        new Chair(e.chair(), e.chairPerson(), e.epoch(), null, null), e.chair(), operators, talkKey);
            case ChairTaken e ->
                new Chairmanship(
                        new Chair(e.chair(), e.person(), e.epoch(), null, absentFor(e.chair())),
                        opener,
                        operators,
                        talkKey != null && operators.contains(talkKey) ? talkKey : null);
            case ChairLost e -> lost(e.since());
            case ChairBack e -> lost(null);
            case OperatorNamed e -> with(plus(e.operator()), talkKey);
            case OperatorDismissed e -> with(minus(e.operator()), talkKey);
            case TalkKeyHeld e -> with(operators, e.operator());
            case TalkKeyReleased e -> with(operators, null);
            default -> this;
        };
    }

    private Chairmanship with(Set<AccountId> operators, @Nullable AccountId talkKey) {
        return new Chairmanship(chair, opener, operators, talkKey);
    }

    private Set<AccountId> plus(AccountId operator) {
        var more = new HashSet<>(operators);
        more.add(operator);
        return more;
    }

    private Set<AccountId> minus(AccountId operator) {
        var fewer = new HashSet<>(operators);
        fewer.remove(operator);
        return fewer;
    }
}
