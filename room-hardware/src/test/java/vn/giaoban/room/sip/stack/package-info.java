/** Whom we believe when we connect to a room. */
@NullMarked
package vn.giaoban.room.sip.stack;

import org.jspecify.annotations.NullMarked;
