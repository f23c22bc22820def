/** Far-end camera control, by vectors and in virtual time. */
@NullMarked
package vn.giaoban.room.h281;

import org.jspecify.annotations.NullMarked;
