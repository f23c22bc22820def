/** When rooms are asked whether they are there. */
@NullMarked
package vn.giaoban.room.sip.pulse;

import org.jspecify.annotations.NullMarked;
