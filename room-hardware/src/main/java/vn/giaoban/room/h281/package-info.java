/**
 * Far-end camera control: H.281 in H.224 in the HDLC frames of Q.922, as RTP carries them (RFC 4573). Without clock,
 * socket or thread: who holds a pad becomes messages, messages become who holds a pad, for 0.8 s at most.
 */
@NullMarked
package vn.giaoban.room.h281;

import org.jspecify.annotations.NullMarked;
