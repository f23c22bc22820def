package vn.giaoban.store.sqlite;

import java.sql.SQLException;
import java.util.Optional;
import vn.giaoban.store.log.Finding;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.RawCommit;

/** Holds a log against a signed head. */
final class AnchorCheck {
    private AnchorCheck() {}

    static Optional<Finding> check(LogReader reader, Head anchored) throws SQLException {
        Head head = reader.head();
        if (head.position() < anchored.position()) {
            return Optional.of(new Finding.LogBehindAnchor(anchored.position(), head.position()));
        }
        if (anchored.position() == 0) {
            return Optional.empty();
        }
        Optional<Head> there = reader.after(anchored.position() - 1, 1).stream()
                .map(RawCommit::head)
                .findFirst();
        return there.equals(Optional.of(anchored))
                ? Optional.empty()
                : Optional.of(new Finding.AnchorDiffers(anchored.position()));
    }
}
