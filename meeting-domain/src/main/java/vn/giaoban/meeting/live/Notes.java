package vn.giaoban.meeting.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.giaoban.meeting.NoteId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.live.LiveEvent.NoteCorrected;
import vn.giaoban.meeting.live.LiveEvent.NoteRemoved;
import vn.giaoban.meeting.live.LiveEvent.NoteWritten;
import vn.giaoban.meeting.live.LiveRoom.NoteState;
import vn.giaoban.store.vault.SealedText;

/** The live notes, in the order in which they were written. */
record Notes(List<NoteState> all) {
    static final Notes NONE = new Notes(List.of());

    Notes {
        all = List.copyOf(all);
    }

    List<LiveEvent> write(NoteWritten note) {
        return find(note.note()).isPresent() ? List.of() : List.of(note);
    }

    List<LiveEvent> correct(NoteId note, SealedText text) {
        NoteState known = find(note).orElseThrow(() -> new Rejected("note-unknown"));
        return known.text().equals(text) ? List.of() : List.of(new NoteCorrected(note, text));
    }

    List<LiveEvent> remove(NoteId note) {
        return find(note).isPresent() ? List.of(new NoteRemoved(note)) : List.of();
    }

    Notes evolve(LiveEvent event) {
        return switch (event) {
            case NoteWritten e -> {
                var more = new ArrayList<>(all);
                more.add(new NoteState(e.note(), e.kind(), e.text(), e.at(), e.site(), e.grant()));
                yield new Notes(more);
            }
            case NoteCorrected e ->
                new Notes(all.stream()
                        .map(n -> n.id().equals(e.note())
                                ? new NoteState(n.id(), n.kind(), e.text(), n.at(), n.site(), n.grant())
                                : n)
                        .toList());
            case NoteRemoved e ->
                new Notes(all.stream().filter(n -> !n.id().equals(e.note())).toList());
            default -> this;
        };
    }

    private Optional<NoteState> find(NoteId note) {
        return all.stream().filter(n -> n.id().equals(note)).findFirst();
    }
}
