package vn.giaoban.meeting.live;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.Rejected;
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

    List<LiveEvent> take(AccountId account, PersonId person, boolean rightful) {
        if (chair == null) {
            throw new Rejected("not-live");
        }
        if (account.equals(chair.account())) {
            return List.of();
        }
        if (!rightful && !account.equals(opener)) {
            throw new Rejected("not-allowed");
        }
        return List.of(new ChairTaken(account, person, chair.epoch() + 1));
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

    Chairmanship evolve(LiveEvent event) {
        return switch (event) {
            case MeetingOpened e ->
                new Chairmanship(new Chair(e.chair(), e.chairPerson(), e.epoch()), e.chair(), operators, talkKey);
            case ChairTaken e ->
                new Chairmanship(
                        new Chair(e.chair(), e.person(), e.epoch()),
                        opener,
                        operators,
                        talkKey != null && operators.contains(talkKey) ? talkKey : null);
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
