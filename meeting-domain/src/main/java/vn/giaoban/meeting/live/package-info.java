/** The conference while it is held: chair, operators, floor, mode, sites' sessions, notes; decided in one mailbox. */
@NullMarked
package vn.giaoban.meeting.live;

import org.jspecify.annotations.NullMarked;
