package vn.giaoban.meeting.live;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.KnockId;
import vn.giaoban.meeting.NoteId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.conference.ConferenceEvent.AgendaItem;
import vn.giaoban.meeting.conference.ConferenceEvent.JoinPolicy;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.store.vault.SealedText;

/** The people, places and times of the tests. */
final class People {
    static final Instant EIGHT = Instant.parse("2026-11-30T01:00:00Z");
    static final ConferenceId BRIEFING = new ConferenceId(id("briefing"));
    static final SiteId HALL = site("hall");
    static final SiteId KY_THUONG = site("ky-thuong");
    static final SiteId DONG_LAM = site("dong-lam");
    static final SiteId TAN_DAN = site("tan-dan");
    static final AccountId CHAIR = new AccountId(id("chair"));
    static final AccountId CLERK = new AccountId(id("clerk"));
    static final AccountId STRANGER = new AccountId(id("stranger"));
    static final PersonId CHAIRMAN = person("chairman");

    private People() {}

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static SiteId site(String name) {
        return new SiteId(id("site " + name));
    }

    static PersonId person(String name) {
        return new PersonId(id("person " + name));
    }

    static RequestId request(String name) {
        return new RequestId(id("request " + name));
    }

    static DeviceId device(String name) {
        return new DeviceId(id("device " + name));
    }

    static KnockId knock(String name) {
        return new KnockId(id("knock " + name));
    }

    static NoteId note(String name) {
        return new NoteId(id("note " + name));
    }

    static Speaker speaker(String name) {
        return new Speaker(person(name), "Chủ tịch UBND " + name);
    }

    static SealedText sealed(String words) {
        return new SealedText("conference/" + BRIEFING, words);
    }

    static Plan plan() {
        return plan(List.of(KY_THUONG, DONG_LAM, TAN_DAN));
    }

    static Plan plan(List<SiteId> sites) {
        return new Plan(
                "Giao ban tháng 11",
                "giao ban",
                EIGHT,
                EIGHT.plusSeconds(7200),
                CHAIRMAN,
                "Chủ tịch UBND tỉnh",
                new UnitId(id("province")),
                HALL,
                new ArrayList<>(sites),
                List.of(),
                List.of(new AgendaItem("Đê điều", 30), new AgendaItem("Kết luận", 15)),
                JoinPolicy.LINK,
                5,
                null);
    }
}
