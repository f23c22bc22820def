/** Checks a stored log as a whole, for whoever has to prove it. */
@NullMarked
package vn.giaoban.store.verify;

import org.jspecify.annotations.NullMarked;
