/**
 * The media port: what the rest of the product may ask of a media server, whichever driver stands behind it. Plain Java;
 * ids, SDP texts and source numbers cross it, no RTP.
 */
@NullMarked
package vn.giaoban.media;

import org.jspecify.annotations.NullMarked;
