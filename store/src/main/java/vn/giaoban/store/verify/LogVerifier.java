package vn.giaoban.store.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.giaoban.store.log.Finding;
import vn.giaoban.store.log.Hash;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.sqlite.ChainCheck;
import vn.giaoban.store.sqlite.LogFiles;

/** Checks every commit of a data directory: bytes against hashes, the chain, the positions, the anchor, the files. */
public final class LogVerifier {
    private static final int BATCH = 500;

    private LogVerifier() {}

    /** Changes nothing; a server may be running on the directory. */
    public static Verification verify(Path dataDir) {
        List<Finding> findings = new ArrayList<>();
        Head head = new Head(0, Hash.GENESIS);
        long commits = 0;
        try (LogFiles files = LogFiles.open(dataDir)) {
            files.anchor().ifPresent(findings::add);
            ChainCheck chain = files.chain();
            while (!chain.done()) {
                findings.addAll(chain.next(BATCH));
            }
            head = chain.at();
            commits = chain.checked();
            findings.addAll(files.damage());
        } catch (LogFiles.Unreadable e) {
            findings.add(e.finding());
        }
        return new Verification(head, commits, List.copyOf(findings));
    }
}
