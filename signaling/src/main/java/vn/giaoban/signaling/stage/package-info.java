/** Who is seen and heard by whom, as a pure function of the room. */
@NullMarked
package vn.giaoban.signaling.stage;

import org.jspecify.annotations.NullMarked;
