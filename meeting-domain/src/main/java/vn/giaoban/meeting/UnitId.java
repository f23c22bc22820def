package vn.giaoban.meeting;

import java.util.UUID;

/** A unit (đơn vị): its own identity, never its code. */
public record UnitId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
