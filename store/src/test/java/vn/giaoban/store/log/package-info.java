/** What every commit log must do, and a log in memory for the tests of other modules. */
@NullMarked
package vn.giaoban.store.log;

import org.jspecify.annotations.NullMarked;
