/** The rooms' packets: one thread with all their sockets, and between them the sound of each call. */
@NullMarked
package vn.giaoban.room.sip.media;

import org.jspecify.annotations.NullMarked;
