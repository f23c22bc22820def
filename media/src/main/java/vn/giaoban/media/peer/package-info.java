/**
 * WebRTC peers of our own, on the client's side of a media server: simulated sites and load generators. They offer by the
 * plan, do real ICE, DTLS-SRTP and RTCP, and send prepared loops when they are asked to send.
 */
@NullMarked
package vn.giaoban.media.peer;

import org.jspecify.annotations.NullMarked;
