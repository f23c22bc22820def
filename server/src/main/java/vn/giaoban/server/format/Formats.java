package vn.giaoban.server.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The versions of the data folder, which begin with 1.
 *
 * @param steps the first leads from version 1 to 2, the next from 2 to 3, and so on
 */
public record Formats(List<Step> steps) {
    /** Of this program. A step that was released stays here. */
    public static final Formats RELEASED = new Formats(List.of());

    /** Leads to the next version. It must be able to begin again where it was broken off. */
    @FunctionalInterface
    public interface Step {
        void migrate(Path data) throws IOException;
    }

    public Formats {
        steps = List.copyOf(steps);
    }

    int newest() {
        return steps.size() + 1;
    }

    boolean knows(int version) {
        return version >= 1 && version <= newest();
    }

    /** What a folder of a known version still needs, in this order. */
    List<Step> from(int version) {
        return steps.subList(version - 1, steps.size());
    }
}
