/** Pictures in a codec that the other end does not have, through at most one ffmpeg per conference and direction. */
@NullMarked
package vn.giaoban.room.sip.translate;

import org.jspecify.annotations.NullMarked;
