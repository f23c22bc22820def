package vn.giaoban.meeting.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.giaoban.meeting.KnockId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.live.LobbyEvent.Admitted;
import vn.giaoban.meeting.live.LobbyEvent.GaveUp;
import vn.giaoban.meeting.live.LobbyEvent.Knocked;
import vn.giaoban.meeting.live.LobbyEvent.Refused;

/** Who waits before the door (Phòng chờ), in the order of their knocks, and who was let in. */
record Lobby(List<Knocked> waiting, List<Knocked> admitted) {
    static final Lobby EMPTY = new Lobby(List.of(), List.of());

    Lobby {
        waiting = List.copyOf(waiting);
        admitted = List.copyOf(admitted);
    }

    List<LobbyEvent> knock(Knocked knocked) {
        boolean idle = find(waiting, knocked.knock()).isPresent()
                || find(admitted, knocked.knock()).isPresent();
        return idle ? List.of() : List.of(knocked);
    }

    List<LobbyEvent> admit(KnockId knock) {
        if (find(admitted, knock).isPresent()) {
            return List.of();
        }
        return List.of(new Admitted(require(knock).knock()));
    }

    List<LobbyEvent> refuse(KnockId knock) {
        return List.of(new Refused(require(knock).knock()));
    }

    List<LobbyEvent> giveUp(KnockId knock) {
        return find(waiting, knock).isPresent() ? List.of(new GaveUp(knock)) : List.of();
    }

    Lobby evolve(LobbyEvent event) {
        return switch (event) {
            case Knocked e -> new Lobby(plus(waiting, e), admitted);
            case Admitted e ->
                find(waiting, e.knock())
                        .map(knocked -> new Lobby(minus(e.knock()), plus(admitted, knocked)))
                        .orElse(this);
            case Refused e -> new Lobby(minus(e.knock()), admitted);
            case GaveUp e -> new Lobby(minus(e.knock()), admitted);
        };
    }

    private Knocked require(KnockId knock) {
        return find(waiting, knock).orElseThrow(() -> new Rejected("knock-unknown"));
    }

    private static Optional<Knocked> find(List<Knocked> among, KnockId knock) {
        return among.stream().filter(k -> k.knock().equals(knock)).findFirst();
    }

    private static List<Knocked> plus(List<Knocked> all, Knocked one) {
        var more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    private List<Knocked> minus(KnockId knock) {
        return waiting.stream().filter(k -> !k.knock().equals(knock)).toList();
    }
}
