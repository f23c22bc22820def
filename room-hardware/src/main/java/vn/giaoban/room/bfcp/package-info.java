/**
 * The Binary Floor Control Protocol (RFC 8855): its bytes, and the server of one floor, the content that a room shows.
 * Without clock, socket or thread.
 */
@NullMarked
package vn.giaoban.room.bfcp;

import org.jspecify.annotations.NullMarked;
