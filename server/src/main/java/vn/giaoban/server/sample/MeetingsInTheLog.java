package vn.giaoban.server.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.loop.PreparedLoop;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.NoteId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.conference.ConferenceCommand.DraftConference;
import vn.giaoban.meeting.conference.ConferenceEvent.AgendaItem;
import vn.giaoban.meeting.conference.ConferenceEvent.JoinPolicy;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveEvent.RecordingStarted;
import vn.giaoban.meeting.live.LiveEvent.RecordingStopped;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.recording.RecordConference;
import vn.giaoban.server.sample.PastMeeting.Item;
import vn.giaoban.server.sample.PastMeeting.Remark;
import vn.giaoban.server.sample.PastMeeting.Speech;
import vn.giaoban.store.vault.KeyNames;
import vn.giaoban.store.vault.SealedText;
import vn.giaoban.store.vault.Vault;

/** Writes past meetings into the log as they were held: the same commands as a live one, in the time of then. */
final class MeetingsInTheLog {
    private static final int EARLY = -900;
    private static final int INVITED = -4 * 86_400;
    private static final int GONE = 60;

    private final Sender sender;
    private final Vault vault;
    private final @Nullable PastRecorder recorder;

    /** @param recorder without which no past meeting has a recording */
    MeetingsInTheLog(Sender sender, Vault vault, @Nullable PastRecorder recorder) {
        this.sender = sender;
        this.vault = vault;
        this.recorder = recorder;
    }

    static ConferenceId idOf(String key) {
        return new ConferenceId(Province.id("conference/" + key));
    }

    void hold(PastMeeting meeting) {
        ConferenceId conference = idOf(meeting.key());
        sender.send("draft/" + meeting.key(), draft(conference, meeting), meeting.at(INVITED));
        sender.settle();
        new Course(conference, meeting).run();
        sender.settle();
    }

    private static DraftConference draft(ConferenceId conference, PastMeeting meeting) {
        Plan plan = new Plan(
                meeting.title(),
                "giao ban",
                meeting.from(),
                meeting.from().plus(Duration.ofHours(2)),
                Someone.CHAIR.id(),
                Someone.CHAIR.position(),
                Province.unit("Văn phòng UBND tỉnh"),
                Province.MAIN_SITE,
                List.copyOf(meeting.sites().keySet()),
                meeting.participants(),
                meeting.agenda().stream()
                        .map(item -> new AgendaItem(item.title(), item.minutes()))
                        .toList(),
                JoinPolicy.LINK,
                5,
                meeting.invitation());
        return new DraftConference(conference, plan, "THUONG", null, true);
    }

    /** One meeting from the first site's coming to the last one's going. */
    private final class Course {
        private final ConferenceId conference;
        private final PastMeeting meeting;
        private final String recording;
        private final List<Step> steps = new ArrayList<>();

        Course(ConferenceId conference, PastMeeting meeting) {
            this.conference = conference;
            this.meeting = meeting;
            this.recording = RecordConference.recordingOf(conference);
        }

        private record Step(int at, String key, LiveCommand command) {}

        void run() {
            PastRecorder maker = meeting.recorded() ? recorder : null;
            PersonId chair = Someone.CHAIR.id();
            step(0, "open", new LiveCommand.OpenMeeting(ProvinceInTheLog.CHAIR, chair, Mode.MODERATED));
            if (maker != null) {
                step(0, "recording", new LiveCommand.Note(new RecordingStarted(recording)));
            }
            gather();
            meeting.agenda().forEach(this::item);
            meeting.speeches().forEach(this::speech);
            meeting.remarks().forEach(this::remark);
            steps.sort(Comparator.comparingInt(Step::at));
            steps.forEach(this::send);
            steps.clear();
            send(new Step(meeting.seconds(), "close", new LiveCommand.CloseMeeting()));
            leave();
            if (maker != null) {
                record(maker);
            }
        }

        private void step(int at, String key, LiveCommand command) {
            steps.add(new Step(at, key, command));
        }

        private void send(Step step) {
            sender.send(
                    conference,
                    meeting.key() + "/" + step.key(),
                    step.command(),
                    ProvinceInTheLog.CHAIR,
                    meeting.at(step.at()));
        }

        private void gather() {
            step(EARLY, "come/main", new LiveCommand.ChangeLink(Province.MAIN_SITE, Link.CONNECTED, null));
            int each = 0;
            for (var site : meeting.sites().entrySet()) {
                SiteId id = site.getKey();
                Someone head = site.getValue();
                if (!meeting.absent().contains(id)) {
                    each++;
                    step(EARLY + each, "come/" + id, new LiveCommand.ChangeLink(id, Link.CONNECTED, null));
                    var here =
                            new LiveCommand.ReportPresence(id, SimulatorPlan.headcount(id), head.id(), head.position());
                    step(EARLY + each + 120, "present/" + id, here);
                }
            }
        }

        private void item(Item item) {
            step(
                    item.at(),
                    "item/" + item.at(),
                    new LiveCommand.StartAgendaItem(meeting.agenda().indexOf(item)));
        }

        private void speech(Speech speech) {
            String key = "speech/" + speech.at();
            var request = new RequestId(Province.id(meeting.key() + "/" + key));
            SealedText topic = seal(speech.speaker().person(), speech.topic());
            step(
                    speech.at() - 1,
                    key + "/ask",
                    new LiveCommand.RegisterToSpeak(request, speech.site(), speech.speaker(), topic));
            step(speech.at(), key + "/grant", new LiveCommand.GrantFloor(speech.site(), request, null));
            step(speech.end(), key + "/yield", new LiveCommand.Yield(speech.site()));
        }

        private void remark(Remark remark) {
            String key = "note/" + remark.at();
            var note = new NoteId(Province.id(meeting.key() + "/" + key));
            step(
                    remark.at(),
                    key,
                    new LiveCommand.WriteNote(note, remark.kind(), seal(Someone.OPERATOR.id(), remark.text())));
        }

        private SealedText seal(PersonId writer, String text) {
            return vault.seal(KeyNames.ofPersonIn(writer.value(), conference.value()), text);
        }

        private void leave() {
            sender.settle();
            int gone = meeting.seconds() + GONE;
            send(new Step(gone, "leave/main", new LiveCommand.ChangeLink(Province.MAIN_SITE, Link.LEFT, null)));
            for (SiteId site : meeting.sites().keySet()) {
                if (!meeting.absent().contains(site)) {
                    send(new Step(gone, "leave/" + site, new LiveCommand.ChangeLink(site, Link.LEFT, null)));
                }
            }
            sender.settle();
        }

        private void record(PastRecorder maker) {
            Instant from = meeting.from();
            Duration length = Duration.ofSeconds(meeting.seconds());
            try {
                var sealed = maker.make(conference, recording, from, length, scenes());
                var stopped = new RecordingStopped(recording, "meeting-closed");
                send(new Step(meeting.seconds(), "recording/stopped", new LiveCommand.Note(stopped)));
                send(new Step(meeting.seconds() + GONE, "recording/sealed", new LiveCommand.Note(sealed)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The main site, but for the speeches. */
        private List<PastRecorder.Scene> scenes() {
            List<PastRecorder.Scene> scenes = new ArrayList<>();
            scenes.add(new PastRecorder.Scene(Duration.ZERO, PreparedLoop.MAIN_SITE));
            for (Speech speech : meeting.speeches()) {
                String loop = speech.loop() == null ? PreparedLoop.SHARED : speech.loop();
                scenes.add(new PastRecorder.Scene(Duration.ofSeconds(speech.at()), loop));
                scenes.add(new PastRecorder.Scene(Duration.ofSeconds(speech.end()), PreparedLoop.MAIN_SITE));
            }
            return scenes;
        }
    }
}
