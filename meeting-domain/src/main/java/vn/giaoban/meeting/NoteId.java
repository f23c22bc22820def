package vn.giaoban.meeting;

import java.util.UUID;

/** A live note. */
public record NoteId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
