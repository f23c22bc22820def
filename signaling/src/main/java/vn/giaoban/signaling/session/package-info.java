/** One client's side of the protocol as a state machine: no clock, no socket. */
@NullMarked
package vn.giaoban.signaling.session;

import org.jspecify.annotations.NullMarked;
