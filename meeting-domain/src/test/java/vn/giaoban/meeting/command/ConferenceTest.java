package vn.giaoban.meeting.command;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.meeting.command.CommandSpec.NOW;
import static vn.giaoban.meeting.command.CommandSpec.id;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.conference.ConferenceCommand.CancelConference;
import vn.giaoban.meeting.conference.ConferenceCommand.DraftConference;
import vn.giaoban.meeting.conference.ConferenceCommand.MoveConference;
import vn.giaoban.meeting.conference.ConferenceCommand.ReissueLink;
import vn.giaoban.meeting.conference.ConferenceCommand.ReviseConference;
import vn.giaoban.meeting.conference.ConferenceCommand.ScheduleConference;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceCancelled;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceDrafted;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceMoved;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceRevised;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceScheduled;
import vn.giaoban.meeting.conference.ConferenceEvent.JoinPolicy;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.conference.ConferenceEvent.SiteLinkReissued;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveCommand.OpenMeeting;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveMailboxes;
import vn.giaoban.meeting.site.SiteCommand.RegisterSite;
import vn.giaoban.meeting.unit.UnitCommand.DissolveUnit;
import vn.giaoban.meeting.unit.UnitCommand.EstablishUnits;
import vn.giaoban.meeting.unit.UnitCommand.NewUnit;
import vn.giaoban.meeting.unit.UnitEvent.Kind;
import vn.giaoban.meeting.unit.UnitEvent.UnitEstablished;
import vn.giaoban.store.vault.SealedText;

final class ConferenceTest {
    private static final ConferenceId BRIEFING = new ConferenceId(id("briefing"));
    private static final UnitId PROVINCE = new UnitId(id("province"));
    private static final UnitId OLD = new UnitId(id("old"));
    private static final SiteId HALL = new SiteId(id("hall"));
    private static final SiteId COMMUNE = new SiteId(id("commune"));
    private static final Instant EIGHT = Instant.parse("2026-11-30T01:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-30T03:00:00Z");

    private final CommandSpec spec = new CommandSpec();

    private static Plan plan(Instant from, Instant to, SiteId... sites) {
        return plan(from, to, List.of(sites), List.of());
    }

    private static Plan inviting(Instant from, UnitId... units) {
        return plan(from, from.plusSeconds(3600), List.of(COMMUNE), List.of(units));
    }

    private static Plan plan(Instant from, Instant to, List<SiteId> sites, List<UnitId> participants) {
        return new Plan(
                "Giao ban",
                "giao ban",
                from,
                to,
                new PersonId(id("chairman")),
                "Chủ tịch",
                PROVINCE,
                HALL,
                sites,
                participants,
                List.of(),
                JoinPolicy.LINK,
                5,
                null);
    }

    private static DraftConference draft(boolean schedule) {
        return new DraftConference(BRIEFING, plan(EIGHT, TEN, COMMUNE), "THUONG", null, schedule);
    }

    @BeforeEach
    void aProvinceWithTwoSites() {
        spec.given(new EstablishUnits(List.of(unit(PROVINCE), unit(OLD))))
                .given(new RegisterSite(HALL, PROVINCE, null, 100, new PersonId(id("clerk"))))
                .given(new RegisterSite(COMMUNE, PROVINCE, null, 20, new PersonId(id("clerk"))))
                .given(new DissolveUnit(OLD, LocalDate.of(2026, 12, 1), List.of(PROVINCE)));
    }

    private static NewUnit unit(UnitId unit) {
        return new NewUnit(
                new UnitEstablished(unit, Kind.TERRITORY, "xã", "Tên", null, LocalDate.of(2025, 7, 1)), null);
    }

    @Test
    void onlyWhatThereIsOnTheDayOfTheMeetingIsInvited() {
        SiteId nowhere = new SiteId(id("nowhere"));
        spec.when(new DraftConference(BRIEFING, plan(EIGHT, TEN, COMMUNE, nowhere), "THUONG", null, true))
                .thenRefused("site-unknown")
                .given(new DraftConference(BRIEFING, plan(EIGHT, TEN, COMMUNE, nowhere), "THUONG", null, false))
                .when(new ScheduleConference(BRIEFING))
                .thenRefused("site-unknown")
                .given(new ReviseConference(BRIEFING, inviting(EIGHT, OLD, new UnitId(id("never"))), "THUONG"))
                .when(new ScheduleConference(BRIEFING))
                .thenRefused("unit-unknown")
                .given(new ReviseConference(BRIEFING, inviting(EIGHT.plus(Duration.ofDays(1)), OLD), "THUONG"))
                .when(new ScheduleConference(BRIEFING))
                .thenRefused("unit-unknown")
                .given(new ReviseConference(BRIEFING, inviting(EIGHT, OLD, PROVINCE), "THUONG"))
                .when(new ScheduleConference(BRIEFING))
                .then(new ConferenceScheduled(BRIEFING));
    }

    @Test
    void aConferenceIsDraftedRevisedAndScheduled() {
        Plan later = plan(EIGHT.plusSeconds(60), TEN, COMMUNE);
        spec.when(draft(false))
                .then(new ConferenceDrafted(BRIEFING, plan(EIGHT, TEN, COMMUNE), null))
                .when(new ReviseConference(BRIEFING, later, "THUONG"))
                .then(new ConferenceRevised(BRIEFING, later))
                .when(new ScheduleConference(BRIEFING))
                .then(new ConferenceScheduled(BRIEFING))
                .when(new ScheduleConference(BRIEFING))
                .then()
                .when(new ReviseConference(BRIEFING, later, "THUONG"))
                .thenRefused("wrong-status");
    }

    @Test
    void itsCommitsBelongToItsScope() {
        spec.given(draft(true));
        assertThat(spec.log().readScope(BRIEFING.toString(), 0, 10)).hasSize(1);
    }

    @Test
    void whatIsSecretIsNotHeldHere() {
        spec.when(new DraftConference(BRIEFING, plan(EIGHT, TEN, COMMUNE), "MAT", null, true))
                .thenRefused("secrecy-not-allowed");
    }

    @Test
    void itEndsAfterItBeginsAndNamesEachSiteOnce() {
        spec.when(new DraftConference(BRIEFING, plan(TEN, EIGHT, COMMUNE), "THUONG", null, true))
                .thenRefused("bad-request")
                .when(new DraftConference(BRIEFING, plan(EIGHT, TEN, COMMUNE, COMMUNE), "THUONG", null, true))
                .thenRefused("bad-request")
                .when(new DraftConference(BRIEFING, plan(EIGHT, TEN, HALL), "THUONG", null, true))
                .thenRefused("bad-request");
    }

    @Test
    void aMovedConferenceKeepsItsLinks() {
        spec.given(draft(true))
                .when(new MoveConference(BRIEFING, TEN, TEN.plusSeconds(3600)))
                .then(new ConferenceMoved(BRIEFING, TEN, TEN.plusSeconds(3600)))
                .when(new MoveConference(BRIEFING, TEN, TEN.plusSeconds(3600)))
                .then();
    }

    @Test
    void aLinkIsReissuedWithTheNextGeneration() {
        spec.given(draft(true))
                .when(new ReissueLink(BRIEFING, COMMUNE))
                .then(new SiteLinkReissued(BRIEFING, COMMUNE, 2))
                .when(new ReissueLink(BRIEFING, COMMUNE))
                .then(new SiteLinkReissued(BRIEFING, COMMUNE, 3))
                .when(new ReissueLink(BRIEFING, new SiteId(id("elsewhere"))))
                .thenRefused("site-unknown");
    }

    @Test
    void aRunningMeetingIsNeitherMovedNorCancelled() {
        spec.given(draft(true));
        try (var live = LiveMailboxes.on(spec.log(), new MeetingEvents(), Clock.systemUTC())) {
            live.submit(
                            BRIEFING,
                            new OpenMeeting(new AccountId(id("chair")), new PersonId(id("chairman")), Mode.MODERATED),
                            CommandContext.by("account:chair", UUID.randomUUID(), NOW))
                    .join();
        }
        spec.when(new MoveConference(BRIEFING, TEN, TEN.plusSeconds(3600)))
                .thenRefused("already-live")
                .when(new CancelConference(BRIEFING, SealedText.inTheOpen("bão")))
                .thenRefused("already-live");
    }

    @Test
    void aCancelledConferenceStaysCancelled() {
        spec.given(draft(true))
                .when(new CancelConference(BRIEFING, SealedText.inTheOpen("bão")))
                .then(new ConferenceCancelled(BRIEFING, SealedText.inTheOpen("bão")))
                .when(new CancelConference(BRIEFING, SealedText.inTheOpen("bão")))
                .then()
                .when(new MoveConference(BRIEFING, TEN, TEN.plusSeconds(60)))
                .thenRefused("conference-over");
    }

    @Test
    void aRepeatedCommandHasNoSecondEffect() {
        UUID key = id("key");
        spec.when(draft(true), key)
                .then(
                        new ConferenceDrafted(BRIEFING, plan(EIGHT, TEN, COMMUNE), null),
                        new ConferenceScheduled(BRIEFING))
                .when(draft(true), key)
                .then();
    }

    @Test
    void whatIsNotThereIsUnknown() {
        spec.when(new ScheduleConference(BRIEFING)).thenRefused("conference-unknown");
    }
}
