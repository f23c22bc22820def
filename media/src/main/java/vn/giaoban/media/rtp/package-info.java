/** RTP and RTCP as bytes: packet views, feedback messages and payload descriptors; no state of a session, no I/O. */
@NullMarked
package vn.giaoban.media.rtp;

import org.jspecify.annotations.NullMarked;
