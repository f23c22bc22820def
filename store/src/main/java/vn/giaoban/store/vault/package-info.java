/**
 * The vault: what must be erasable or secret. Mutable, neither log nor view. Events carry ids and sealed texts; names,
 * telephone numbers, hashes of passwords and tokens, and keys live here.
 */
@NullMarked
package vn.giaoban.store.vault;

import org.jspecify.annotations.NullMarked;
