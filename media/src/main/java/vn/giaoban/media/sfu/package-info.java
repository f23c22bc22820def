/** The forwarding core: datagrams and the time in, datagrams and events out; one thread, no clock, no socket. */
@NullMarked
package vn.giaoban.media.sfu;

import org.jspecify.annotations.NullMarked;
