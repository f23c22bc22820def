/** Rooms without an exchange of their own register here, proving who they are by digest, and can then be called. */
@NullMarked
package vn.giaoban.room.sip.register;

import org.jspecify.annotations.NullMarked;
