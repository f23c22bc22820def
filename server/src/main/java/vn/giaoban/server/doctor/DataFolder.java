package vn.giaoban.server.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.giaoban.server.format.DataFormat;
import vn.giaoban.server.system.Fact;
import vn.giaoban.server.system.Fact.DataState;
import vn.giaoban.store.log.Finding;
import vn.giaoban.store.sqlite.FaultFile;
import vn.giaoban.store.sqlite.LogGlance;

/** A data folder as it lies there; the log is present where there is one of this version. */
record DataFolder(Fact fact, Optional<Fact.Log> log) {

    static DataFolder look(Path data) {
        if (!Files.exists(data)) {
            return without(data, Files.isWritable(nearest(data)) ? DataState.ABSENT : DataState.NOT_WRITABLE);
        }
        if (!Files.isDirectory(data) || !Files.isWritable(data)) {
            return without(data, DataState.NOT_WRITABLE);
        }
        try {
            DataFormat.check(data);
        } catch (DataFormat.Refused e) {
            return without(data, DataState.OTHER_VERSION);
        }
        return switch (LogGlance.at(data)) {
            case LogGlance.Absent() -> without(data, DataState.READY);
            case LogGlance.OtherVersion other -> without(data, DataState.OTHER_VERSION);
            case LogGlance.Unreadable unreadable -> without(data, DataState.UNREADABLE);
            case LogGlance.Readable log ->
                new DataFolder(
                        new Fact.Data(data, DataState.READY),
                        Optional.of(new Fact.Log(
                                log.position(),
                                FaultFile.read(data).map(Finding::code).orElse(null))));
        };
    }

    private static DataFolder without(Path data, DataState state) {
        return new DataFolder(new Fact.Data(data, state), Optional.empty());
    }

    private static Path nearest(Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}
