package vn.giaoban.store.vault;

/**
 * A text readable only with its data key.
 *
 * @param key the data key's name, such as {@code conference/<id>} or {@code person/<id>}
 * @param envelope base64url of nonce, ciphertext and tag
 */
public record SealedText(String key, String envelope) {}
