/** The sockets and the clock of the embedded media server: one loop around the forwarding core, on two kinds of sockets. */
@NullMarked
package vn.giaoban.media.net;

import org.jspecify.annotations.NullMarked;
