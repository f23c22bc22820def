package vn.giaoban.signaling.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.views.SpeechesView;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.signaling.directory.UnitAnswer;
import vn.giaoban.store.vault.SealedText;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.Views;

/** Speeches and live notes with names and opened texts; offsets are into the recording that begins at a given time. */
public final class MinuteAnswers {
    private final Views views;
    private final Vault vault;
    private final Directory directory;

    public record SpeakerAnswer(UUID person, String name, String position) {}

    /** Offsets are seconds; null without a recording. */
    public record SpeechAnswer(
            int grant,
            UUID site,
            UnitAnswer unit,
            SpeakerAnswer speaker,
            @Nullable String topic,
            Instant start,
            @Nullable Instant end,
            @Nullable String endReason,
            @Nullable Double offsetSeconds,
            @Nullable Double endOffsetSeconds) {}

    public record NoteAnswer(
            UUID id,
            String kind,
            String text,
            Instant at,
            @Nullable UUID site,
            @Nullable UnitAnswer unit,
            int grant,
            @Nullable Double offsetSeconds) {}

    public MinuteAnswers(Views views, Vault vault, Directory directory) {
        this.views = views;
        this.vault = vault;
        this.directory = directory;
    }

    public List<SpeechAnswer> speeches(ConferenceId conference, @Nullable Instant recorded) {
        return views.query(c -> SpeechesView.speeches(c, conference)).stream()
                .map(s -> speech(s, recorded))
                .toList();
    }

    private SpeechAnswer speech(SpeechesView.Speech s, @Nullable Instant recorded) {
        UnitId unit = s.unit();
        return new SpeechAnswer(
                s.grant(),
                s.site().value(),
                unit == null ? directory.unitOf(s.site()) : directory.unit(unit),
                new SpeakerAnswer(s.person().value(), directory.nameOf(s.person()), s.position()),
                open(s.topic()),
                s.started(),
                s.ended(),
                s.end() == null ? null : s.end().name(),
                offset(recorded, s.started()),
                offset(recorded, s.ended()));
    }

    public List<NoteAnswer> notes(ConferenceId conference, @Nullable Instant recorded) {
        return views.query(c -> SpeechesView.notes(c, conference)).stream()
                .map(n -> note(n, recorded))
                .toList();
    }

    private NoteAnswer note(SpeechesView.Note n, @Nullable Instant recorded) {
        SiteId site = n.site();
        String text = open(n.text());
        return new NoteAnswer(
                n.id().value(),
                n.kind().name(),
                text == null ? "" : text,
                n.at(),
                site == null ? null : site.value(),
                site == null ? null : directory.unitOf(site),
                n.grant(),
                offset(recorded, n.at()));
    }

    /** Null where nothing was written, or where the key was erased. */
    private @Nullable String open(@Nullable SealedText sealed) {
        return sealed == null ? null : vault.open(sealed).orElse(null);
    }

    /** Seconds from the recording's beginning; what came before it plays from its beginning. */
    public static @Nullable Double offset(@Nullable Instant recorded, @Nullable Instant at) {
        return recorded == null || at == null
                ? null
                : Math.max(0, at.toEpochMilli() - recorded.toEpochMilli()) / 1000.0;
    }
}
