/**
 * One camera at the end of one line, without the line: what was ordered and what came in goes into {@link ViscaLine}, and
 * what to send and what became of it comes out. No clock, thread or socket.
 */
@NullMarked
package vn.giaoban.room.visca.link;

import org.jspecify.annotations.NullMarked;
