/**
 * The lines that cameras stand at: serial, TCP and UDP. Each class here owns its socket or port and tells a {@link
 * WireListener} what comes; a line that is lost is opened again by itself.
 */
@NullMarked
package vn.giaoban.room.visca.net;

import org.jspecify.annotations.NullMarked;
