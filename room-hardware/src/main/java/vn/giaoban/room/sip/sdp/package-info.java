/** Session descriptions as room systems write them: read with patience, answered line by line. */
@NullMarked
package vn.giaoban.room.sip.sdp;

import org.jspecify.annotations.NullMarked;
