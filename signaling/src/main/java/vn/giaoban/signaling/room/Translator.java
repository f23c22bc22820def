package vn.giaoban.signaling.room;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.signaling.Names;
import vn.giaoban.signaling.protocol.ClientCommand;
import vn.giaoban.store.vault.KeyNames;
import vn.giaoban.store.vault.SealedText;
import vn.giaoban.store.vault.Vault;

/** What a client typed into what the meeting decides on: names become people, free texts are sealed. Blocks. */
final class Translator {
    private final Vault vault;
    private final Names names;
    private final People people;

    Translator(Vault vault, Names names, People people) {
        this.vault = vault;
        this.names = names;
        this.people = people;
    }

    /**
     * Translates.
     *
     * @param id of the command, from which a new person's id is derived: a retry names the same person
     */
    LiveCommand translate(LiveRoom room, Who who, UUID id, ClientCommand command) {
        return switch (command) {
            case ClientCommand.OfTheChair c -> chair(room, Objects.requireNonNull(who.account()), id, c);
            case ClientCommand.OfAChairAccount c -> account(Objects.requireNonNull(who.account()), c);
            case ClientCommand.OfASeat c -> seat(room, Objects.requireNonNull(who.site()), id, c);
            case ClientCommand.OfADevice c -> device((Who.Device) who, c);
        };
    }

    private LiveCommand chair(LiveRoom room, AccountId account, UUID id, ClientCommand.OfTheChair command) {
        return switch (command) {
            case ClientCommand.GrantFloor c ->
                new LiveCommand.GrantFloor(c.site(), c.request(), speaker(room, c.site(), id, c.speaker()));
            case ClientCommand.CallNext c -> new LiveCommand.CallNext(c.site(), c.request());
            case ClientCommand.RecallCall c -> new LiveCommand.RecallCall(c.site());
            case ClientCommand.UndoGrant c -> new LiveCommand.UndoGrant(c.grant());
            case ClientCommand.ExtendFloor c -> new LiveCommand.ExtendFloor(c.minutes());
            case ClientCommand.RevokeFloor _ -> new LiveCommand.RevokeFloor();
            case ClientCommand.ReturnToMain _ -> new LiveCommand.ReturnToMain();
            case ClientCommand.CloseMeeting _ -> new LiveCommand.CloseMeeting();
            case ClientCommand.HoldTalkKey _ -> new LiveCommand.HoldTalkKey();
            case ClientCommand.ReleaseTalkKey _ -> new LiveCommand.ReleaseTalkKey();
            case ClientCommand.PresentScreen _ -> new LiveCommand.PresentScreen();
            case ClientCommand.EndScreen _ -> new LiveCommand.EndScreen();
            case ClientCommand.BeginRelay c -> new LiveCommand.BeginRelay(c.site());
            case ClientCommand.EndRelay _ -> new LiveCommand.EndRelay();
            case ClientCommand.Defer c -> new LiveCommand.Defer(c.request());
            case ClientCommand.Decline c -> new LiveCommand.Decline(c.request(), seal(room, account, c.reason()));
            case ClientCommand.Reorder c -> new LiveCommand.Reorder(c.order());
            case ClientCommand.CorrectSpeaker c ->
                new LiveCommand.CorrectSpeaker(
                        c.grant(), Objects.requireNonNull(speaker(room, siteOf(room, c.grant()), id, c.speaker())));
            case ClientCommand.ChangeMode c -> new LiveCommand.ChangeMode(c.mode());
            case ClientCommand.StartAgendaItem c -> new LiveCommand.StartAgendaItem(c.item());
            case ClientCommand.NameOperator c -> new LiveCommand.NameOperator(c.account());
            case ClientCommand.DismissOperator c -> new LiveCommand.DismissOperator(c.account());
            case ClientCommand.WriteNote c ->
                new LiveCommand.WriteNote(c.note(), c.kind(), seal(room, account, c.text()));
            case ClientCommand.CorrectNote c -> new LiveCommand.CorrectNote(c.note(), seal(room, account, c.text()));
            case ClientCommand.RemoveNote c -> new LiveCommand.RemoveNote(c.note());
            case ClientCommand.Admit c -> new LiveCommand.Admit(c.knock());
            case ClientCommand.Refuse c -> new LiveCommand.Refuse(c.knock());
            case ClientCommand.AnswerTechnicianCall c -> new LiveCommand.AnswerTechnicianCall(c.site());
            case ClientCommand.ConfirmPresence c -> new LiveCommand.ConfirmPresence(c.site());
            case ClientCommand.MarkAbsent c -> new LiveCommand.MarkAbsent(c.site());
        };
    }

    private LiveCommand account(AccountId account, ClientCommand.OfAChairAccount command) {
        var person = names.account(account).person();
        return switch (command) {
            case ClientCommand.OpenMeeting c ->
                new LiveCommand.OpenMeeting(account, person, c.mode() == null ? Mode.MODERATED : c.mode());
            case ClientCommand.TakeChair _ -> new LiveCommand.TakeChair(account, person);
        };
    }

    private LiveCommand seat(LiveRoom room, SiteId site, UUID id, ClientCommand.OfASeat command) {
        return switch (command) {
            case ClientCommand.RegisterToSpeak c -> {
                Speaker speaker = Objects.requireNonNull(speaker(room, site, id, c.speaker()));
                yield new LiveCommand.RegisterToSpeak(
                        c.request(), site, speaker, seal(room, speaker.person(), c.topic()));
            }
            case ClientCommand.Withdraw c -> new LiveCommand.Withdraw(site, c.request());
            case ClientCommand.Yield _ -> new LiveCommand.Yield(site);
            case ClientCommand.ShareScreen _ -> new LiveCommand.ShareScreen(site);
            case ClientCommand.UnshareScreen _ -> new LiveCommand.UnshareScreen(site);
            case ClientCommand.RecordSignalCheck c -> new LiveCommand.RecordSignalCheck(site, c.check());
            case ClientCommand.ReportPresence c -> {
                Speaker head = speaker(room, site, id, c.head());
                yield new LiveCommand.ReportPresence(
                        site,
                        c.headcount(),
                        head == null ? null : head.person(),
                        head == null ? null : head.position());
            }
            case ClientCommand.CallTechnician c ->
                new LiveCommand.CallTechnician(
                        site, c.words() == null || c.words().isBlank() ? null : sealOf(room, site, c.words()));
        };
    }

    private static LiveCommand device(Who.Device who, ClientCommand.OfADevice command) {
        SiteId site = who.session().site();
        DeviceId device = who.session().device();
        return switch (command) {
            case ClientCommand.TakeSeat _ ->
                new LiveCommand.TakeSeat(site, device, who.session().simulated());
            case ClientCommand.RefuseSeat _ -> new LiveCommand.RefuseSeat(site, device);
            case ClientCommand.LeaveSeat _, ClientCommand.Watch _ -> new LiveCommand.LeaveSeat(site, device);
        };
    }

    private @Nullable Speaker speaker(LiveRoom room, SiteId site, UUID id, ClientCommand.@Nullable Person typed) {
        UUID fresh = UUID.nameUUIDFromBytes((id + "/person").getBytes(StandardCharsets.UTF_8));
        return typed == null ? null : people.speaker(room, site, typed, fresh);
    }

    private SealedText seal(LiveRoom room, AccountId writer, String text) {
        return seal(room, names.account(writer).person(), text);
    }

    private SealedText seal(LiveRoom room, PersonId writer, String text) {
        return sealed(KeyNames.ofPersonIn(writer.value(), room.conference().value()), text);
    }

    /** What a site wrote is its head's, as far as it has said who that is. */
    private SealedText sealOf(LiveRoom room, SiteId site, String text) {
        LiveRoom.SiteState state = room.sites().get(site);
        PersonId head = state == null ? null : state.head();
        return head == null ? sealed(KeyNames.ofConference(room.conference().value()), text) : seal(room, head, text);
    }

    private SealedText sealed(String key, String text) {
        return vault.seal(key, Normalizer.normalize(text.strip(), Normalizer.Form.NFC));
    }

    private static SiteId siteOf(LiveRoom room, int grant) {
        LiveRoom.Floor floor = room.floor();
        return floor != null && floor.grant() == grant
                ? floor.site()
                : room.plan().mainSite();
    }
}
