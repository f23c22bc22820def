package vn.giaoban.store.verify;

import java.util.List;
import vn.giaoban.store.log.Finding;
import vn.giaoban.store.log.Head;

/**
 * What a log was found to be.
 *
 * @param head the last commit that could be read
 * @param commits how many were read
 * @param findings what is wrong, by position where known; empty for a sound log
 */
public record Verification(Head head, long commits, List<Finding> findings) {
    public boolean sound() {
        return findings.isEmpty();
    }
}
