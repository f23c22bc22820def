package vn.giaoban.recording.seal;

import java.security.MessageDigest;
import java.util.List;
import vn.giaoban.store.log.Sha256;

/** A Merkle tree over SHA-256 values as in RFC 9162 section 2.1: leaves and nodes are told apart by a prefix. */
final class Merkle {
    private Merkle() {}

    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Sha256.begin().digest();
        }
        if (leaves.size() == 1) {
            MessageDigest leaf = Sha256.begin();
            leaf.update((byte) 0);
            return leaf.digest(leaves.getFirst());
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        MessageDigest node = Sha256.begin();
        node.update((byte) 1);
        node.update(root(leaves.subList(0, left)));
        return node.digest(root(leaves.subList(left, leaves.size())));
    }
}
