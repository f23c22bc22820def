/** The conferences as room systems reach them by SIP: numbers, PINs, seats, and the technician's routes. */
@NullMarked
package vn.giaoban.server.rooms;

import org.jspecify.annotations.NullMarked;
