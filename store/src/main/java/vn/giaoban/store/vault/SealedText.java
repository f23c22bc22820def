package vn.giaoban.store.vault;

/**
 * A text readable only with its data keys.
 *
 * @param key the name of the data key, or of those it needs; see {@link KeyNames}. Empty for a text that stands in the
 *     open, as logs from before it was sealed have it
 * @param envelope base64url of nonce, ciphertext and tag
 */
public record SealedText(String key, String envelope) {

    /** A text that was stored before its kind was sealed: no erasure reaches it. */
    public static SealedText inTheOpen(String text) {
        return new SealedText("", text);
    }

    public boolean unsealed() {
        return key.isEmpty();
    }
}
