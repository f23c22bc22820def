/** The user agent against peers that we did not write. */
@NullMarked
package vn.giaoban.room.sip.peer;

import org.jspecify.annotations.NullMarked;
