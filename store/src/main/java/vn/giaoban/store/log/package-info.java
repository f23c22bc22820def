/** The commit log: the one truth. Everything else in the product is derived from it and can be rebuilt. */
@NullMarked
package vn.giaoban.store.log;

import org.jspecify.annotations.NullMarked;
