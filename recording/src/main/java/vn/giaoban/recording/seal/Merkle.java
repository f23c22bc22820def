package vn.giaoban.recording.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** A Merkle tree over SHA-256 values as in RFC 9162 section 2.1: leaves and nodes are told apart by a prefix. */
final class Merkle {
    private Merkle() {}

    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return sha256().digest();
        }
        if (leaves.size() == 1) {
            MessageDigest leaf = sha256();
            leaf.update((byte) 0);
            return leaf.digest(leaves.getFirst());
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        MessageDigest node = sha256();
        node.update((byte) 1);
        node.update(root(leaves.subList(0, left)));
        return node.digest(root(leaves.subList(left, leaves.size())));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
