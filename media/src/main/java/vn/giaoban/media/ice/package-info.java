/** STUN messages and the server's side of ICE (RFC 8489, RFC 8445 lite); no sockets, no clock. */
@NullMarked
package vn.giaoban.media.ice;

import org.jspecify.annotations.NullMarked;
