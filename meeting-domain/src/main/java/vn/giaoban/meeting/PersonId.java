package vn.giaoban.meeting;

import java.util.UUID;

/** A person, whose name and telephone are in the vault. */
public record PersonId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
