/** Tests of the embedded store. */
@NullMarked
package vn.giaoban.store.sqlite;

import org.jspecify.annotations.NullMarked;
