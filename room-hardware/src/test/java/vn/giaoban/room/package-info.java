/** What the tests of rooms share. */
@NullMarked
package vn.giaoban.room;

import org.jspecify.annotations.NullMarked;
