package vn.giaoban.store.vault;

import java.util.List;
import java.util.Map;

/**
 * All that a vault holds, to be moved into another; as secret as the vault.
 *
 * @param secrets by name
 * @param dataKeys by name, 32 bytes each; none for a key that was erased
 */
public record VaultContents(List<Person> people, Map<String, byte[]> secrets, Map<String, byte[]> dataKeys) {}
