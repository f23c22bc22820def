/** Measurements of the store, run by hand. */
@NullMarked
package vn.giaoban.store.bench;

import org.jspecify.annotations.NullMarked;
