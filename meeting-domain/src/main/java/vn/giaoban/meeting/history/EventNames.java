package vn.giaoban.meeting.history;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.account.AccountEvent;
import vn.giaoban.meeting.camera.CameraEvent;
import vn.giaoban.meeting.conference.ConferenceEvent;
import vn.giaoban.meeting.device.DeviceEvent;
import vn.giaoban.meeting.list.SavedListEvent;
import vn.giaoban.meeting.live.LiveEvent;
import vn.giaoban.meeting.live.LobbyEvent;
import vn.giaoban.meeting.live.SiteSessionEvent;
import vn.giaoban.meeting.site.SiteEvent;
import vn.giaoban.meeting.unit.UnitEvent;

/** The one map from stored names to today's records. A name, once written, is never changed or used again. */
final class EventNames {
    private static final Map<String, Class<? extends MeetingEvent>> RECORDS = new LinkedHashMap<>();
    private static final Map<Class<?>, String> NAMES = new LinkedHashMap<>();

    private static final Map<Class<? extends MeetingEvent>, String> STREAMS = Map.of(
            UnitEvent.class, "units",
            SiteEvent.class, "site",
            AccountEvent.class, "account",
            SavedListEvent.class, "list",
            CameraEvent.class, "camera",
            DeviceEvent.class, "device",
            ConferenceEvent.class, "conference",
            LiveEvent.class, "live",
            SiteSessionEvent.class, "site-session",
            LobbyEvent.class, "lobby");

    static {
        name("unit-established", UnitEvent.UnitEstablished.class);
        name("unit-renamed", UnitEvent.UnitRenamed.class);
        name("unit-code-assigned", UnitEvent.UnitCodeAssigned.class);
        name("unit-code-retired", UnitEvent.UnitCodeRetired.class);
        name("unit-dissolved", UnitEvent.UnitDissolved.class);

        name("site-registered", SiteEvent.SiteRegistered.class);
        name("site-contact-named", SiteEvent.SiteContactNamed.class);
        name("site-room-named", SiteEvent.SiteRoomNamed.class);
        name("site-group-named", SiteEvent.SiteGroupNamed.class);

        name("camera-installed", CameraEvent.CameraInstalled.class);
        name("far-camera-found", CameraEvent.FarCameraFound.class);
        name("camera-removed", CameraEvent.CameraRemoved.class);
        name("camera-preset-named", CameraEvent.CameraPresetNamed.class);
        name("camera-preset-forgotten", CameraEvent.CameraPresetForgotten.class);
        name("camera-floor-preset-chosen", CameraEvent.CameraFloorPresetChosen.class);
        name("camera-seat-preset-chosen", CameraEvent.CameraSeatPresetChosen.class);
        name("camera-move-started", CameraEvent.CameraMoveStarted.class);
        name("camera-move-stopped", CameraEvent.CameraMoveStopped.class);
        name("camera-line-changed", CameraEvent.CameraLineChanged.class);

        name("device-trouble-began", DeviceEvent.DeviceTroubleBegan.class);
        name("device-trouble-ended", DeviceEvent.DeviceTroubleEnded.class);

        name("account-opened", AccountEvent.AccountOpened.class);
        name("account-grants-changed", AccountEvent.AccountGrantsChanged.class);
        name("account-closed", AccountEvent.AccountClosed.class);

        name("saved-list-defined", SavedListEvent.SavedListDefined.class);

        name("conference-drafted", ConferenceEvent.ConferenceDrafted.class);
        name("conference-revised", ConferenceEvent.ConferenceRevised.class);
        name("conference-scheduled", ConferenceEvent.ConferenceScheduled.class);
        name("conference-moved", ConferenceEvent.ConferenceMoved.class);
        name("conference-cancelled", ConferenceEvent.ConferenceCancelled.class);
        name("site-link-reissued", ConferenceEvent.SiteLinkReissued.class);
        name("conference-held", ConferenceEvent.ConferenceHeld.class);

        name("meeting-opened", LiveEvent.MeetingOpened.class);
        name("meeting-closed", LiveEvent.MeetingClosed.class);
        name("mode-changed", LiveEvent.ModeChanged.class);
        name("agenda-item-started", LiveEvent.AgendaItemStarted.class);
        name("chair-taken", LiveEvent.ChairTaken.class);
        name("chair-lost", LiveEvent.ChairLost.class);
        name("chair-back", LiveEvent.ChairBack.class);
        name("operator-named", LiveEvent.OperatorNamed.class);
        name("operator-dismissed", LiveEvent.OperatorDismissed.class);
        name("talk-key-held", LiveEvent.TalkKeyHeld.class);
        name("talk-key-released", LiveEvent.TalkKeyReleased.class);
        name("speech-requested", LiveEvent.SpeechRequested.class);
        name("request-withdrawn", LiveEvent.RequestWithdrawn.class);
        name("request-deferred", LiveEvent.RequestDeferred.class);
        name("request-declined", LiveEvent.RequestDeclined.class);
        name("queue-reordered", LiveEvent.QueueReordered.class);
        name("next-called", LiveEvent.NextCalled.class);
        name("call-recalled", LiveEvent.CallRecalled.class);
        name("floor-granted", LiveEvent.FloorGranted.class);
        name("grant-undone", LiveEvent.GrantUndone.class);
        name("floor-extended", LiveEvent.FloorExtended.class);
        name("floor-ended", LiveEvent.FloorEnded.class);
        name("screen-shared", LiveEvent.ScreenShared.class);
        name("screen-unshared", LiveEvent.ScreenUnshared.class);
        name("relay-began", LiveEvent.RelayBegan.class);
        name("relay-ended", LiveEvent.RelayEnded.class);
        name("sites-grouped", LiveEvent.SitesGrouped.class);
        name("speaker-corrected", LiveEvent.SpeakerCorrected.class);
        name("note-written", LiveEvent.NoteWritten.class);
        name("note-corrected", LiveEvent.NoteCorrected.class);
        name("note-removed", LiveEvent.NoteRemoved.class);
        name("recording-started", LiveEvent.RecordingStarted.class);
        name("recording-stopped", LiveEvent.RecordingStopped.class);
        name("media-interrupted", LiveEvent.MediaInterrupted.class);
        name("recording-sealed", LiveEvent.RecordingSealed.class);
        name("recording-opened", LiveEvent.RecordingOpened.class);

        name("seat-taken", SiteSessionEvent.SeatTaken.class);
        name("seat-requested", SiteSessionEvent.SeatRequested.class);
        name("seat-refused", SiteSessionEvent.SeatRefused.class);
        name("seat-left", SiteSessionEvent.SeatLeft.class);
        name("link-changed", SiteSessionEvent.LinkChanged.class);
        name("link-carried", SiteSessionEvent.LinkCarried.class);
        name("signal-checked", SiteSessionEvent.SignalChecked.class);
        name("presence-reported", SiteSessionEvent.PresenceReported.class);
        name("presence-completed", SiteSessionEvent.PresenceCompleted.class);
        name("presence-doubted", SiteSessionEvent.PresenceDoubted.class);
        name("presence-confirmed", SiteSessionEvent.PresenceConfirmed.class);
        name("absence-marked", SiteSessionEvent.AbsenceMarked.class);
        name("technician-called", SiteSessionEvent.TechnicianCalled.class);
        name("technician-answered", SiteSessionEvent.TechnicianAnswered.class);

        name("knocked", LobbyEvent.Knocked.class);
        name("knock-admitted", LobbyEvent.Admitted.class);
        name("knock-refused", LobbyEvent.Refused.class);
        name("knock-given-up", LobbyEvent.GaveUp.class);
    }

    private EventNames() {}

    private static void name(String name, Class<? extends MeetingEvent> type) {
        RECORDS.put(name, type);
        NAMES.put(type, name);
    }

    static @Nullable String nameOf(Class<?> type) {
        return NAMES.get(type);
    }

    static @Nullable Class<? extends MeetingEvent> recordOf(String name) {
        return RECORDS.get(name);
    }

    /** The kind of the streams in which a vocabulary's events stand; null for what is not one vocabulary. */
    static @Nullable String streamsOf(Class<?> vocabulary) {
        return STREAMS.get(vocabulary);
    }

    static Set<String> all() {
        return RECORDS.keySet();
    }
}
