/** The room of one conference: who is in it, what each may see and do, and how changes reach them. */
@NullMarked
package vn.giaoban.signaling.room;

import org.jspecify.annotations.NullMarked;
