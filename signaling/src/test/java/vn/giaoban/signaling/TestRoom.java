package vn.giaoban.signaling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.conference.ConferenceEvent.AgendaItem;
import vn.giaoban.meeting.conference.ConferenceEvent.JoinPolicy;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.LiveRoom.SeatRequest;
import vn.giaoban.meeting.live.LiveRoom.SiteState;
import vn.giaoban.meeting.live.LiveRoom.Status;
import vn.giaoban.meeting.live.LobbyEvent.Knocked;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.live.SiteSessionEvent.Presence;
import vn.giaoban.store.vault.SealedText;

/** A room that tests change step by step; every {@link #now} is one position further. */
public final class TestRoom {
    public static final Instant TIME = Instant.parse("2026-11-30T01:00:00Z");
    public static final ConferenceId CONFERENCE = new ConferenceId(new UUID(7, 0));
    public static final SiteId MAIN = site(0);
    public static final AccountId CHAIR = new AccountId(new UUID(5, 1));
    public static final AccountId OPERATOR = new AccountId(new UUID(5, 2));
    public static final PersonId CHAIR_PERSON = new PersonId(new UUID(6, 1));

    public final Map<SiteId, SiteState> sites = new LinkedHashMap<>();
    public final List<LiveRoom.Request> queue = new ArrayList<>();
    public final Map<SiteId, LiveRoom.Declined> declined = new LinkedHashMap<>();
    public final List<LiveRoom.NoteState> notes = new ArrayList<>();
    public final List<Knocked> lobby = new ArrayList<>();
    public final List<Knocked> admitted = new ArrayList<>();
    public final Set<AccountId> operators = new LinkedHashSet<>();
    public Status status = Status.LIVE;
    public Mode mode = Mode.MODERATED;
    public int epoch = 1;
    public AccountId chair = CHAIR;
    public @Nullable Instant chairLostSince;
    public LiveRoom.@Nullable Floor floor;
    public LiveRoom.@Nullable Call called;
    public LiveRoom.@Nullable Screen screen;
    public LiveRoom.@Nullable Relay relay;
    public @Nullable AccountId talkKey;
    public final Plan plan;
    private long position = 100;

    public TestRoom(int communes) {
        List<SiteId> others = new ArrayList<>();
        for (int i = 0; i <= communes; i++) {
            SiteId site = site(i);
            if (i > 0) {
                others.add(site);
            }
            sites.put(site, free(site));
        }
        plan = new Plan(
                "Giao ban tuần 48",
                "giao ban",
                TIME,
                TIME.plusSeconds(7200),
                CHAIR_PERSON,
                "Chủ tịch UBND tỉnh",
                new UnitId(new UUID(3, 0)),
                MAIN,
                others,
                List.of(),
                List.of(new AgendaItem("Công tác tuần", 30)),
                JoinPolicy.LINK,
                5,
                null);
    }

    public static SiteId site(int number) {
        return new SiteId(new UUID(1, number));
    }

    public static DeviceId device(int number) {
        return new DeviceId(new UUID(2, number));
    }

    public static Speaker speaker(int number) {
        return new Speaker(new PersonId(new UUID(4, number)), "Chủ tịch xã");
    }

    public static SealedText sealed(String text) {
        return new SealedText("conference/" + CONFERENCE, text);
    }

    public TestRoom seat(SiteId site, DeviceId device) {
        return seat(site, device, false, null);
    }

    public TestRoom seat(SiteId site, @Nullable DeviceId device, boolean simulated, @Nullable SeatRequest request) {
        SiteState was = state(site);
        sites.put(
                site,
                new SiteState(
                        site,
                        was.link(),
                        was.linkSince(),
                        was.presence(),
                        was.headcount(),
                        was.head(),
                        was.headPosition(),
                        device,
                        was.newDevice(),
                        simulated,
                        request,
                        was.check(),
                        was.technicianCalled(),
                        was.through(),
                        was.standsFor()));
        return this;
    }

    public TestRoom link(SiteId site, Link link) {
        return linked(site, link, state(site).through());
    }

    /** The call of a line connects the site. */
    public TestRoom carried(SiteId site, SiteId line) {
        return linked(site, Link.CONNECTED, line);
    }

    private TestRoom linked(SiteId site, Link link, @Nullable SiteId through) {
        SiteState was = state(site);
        sites.put(
                site,
                new SiteState(
                        site,
                        link,
                        TIME,
                        was.presence(),
                        was.headcount(),
                        was.head(),
                        was.headPosition(),
                        was.device(),
                        was.newDevice(),
                        was.simulated(),
                        was.seatRequest(),
                        was.check(),
                        was.technicianCalled(),
                        through,
                        was.standsFor()));
        return this;
    }

    public TestRoom floor(SiteId site) {
        int grant = floor == null ? 1 : floor.grant() + 1;
        floor = new LiveRoom.Floor(
                grant, site, speaker(1), null, null, TIME, TIME.plusSeconds(300), TIME.plusSeconds(10));
        return this;
    }

    public TestRoom asks(SiteId site) {
        queue.add(new LiveRoom.Request(new RequestId(UUID.randomUUID()), site, speaker(1), sealed("đê"), TIME, false));
        return this;
    }

    public SiteState state(SiteId site) {
        return java.util.Objects.requireNonNull(sites.get(site));
    }

    public LiveRoom now() {
        return new LiveRoom(
                CONFERENCE,
                ++position,
                plan,
                status,
                status == Status.SCHEDULED ? null : TIME,
                status == Status.CLOSED ? TIME.plusSeconds(3600) : null,
                status == Status.SCHEDULED
                        ? null
                        : new LiveRoom.Chair(chair, CHAIR_PERSON, epoch, chairLostSince, null),
                Set.copyOf(operators),
                talkKey,
                mode,
                -1,
                null,
                floor,
                screen,
                relay,
                called,
                List.copyOf(queue),
                Map.copyOf(declined),
                java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sites)),
                List.copyOf(notes),
                List.copyOf(lobby),
                List.copyOf(admitted),
                null,
                null,
                null);
    }

    private static SiteState free(SiteId site) {
        return new SiteState(
                site,
                Link.OFFLINE,
                Instant.EPOCH,
                Presence.EXPECTED,
                0,
                null,
                null,
                null,
                false,
                false,
                null,
                null,
                null,
                null,
                List.of());
    }
}
