/** Prepared loops of picture and voice: VP8 in IVF files and Opus in Ogg files, kept as resources. */
@NullMarked
package vn.giaoban.media.loop;

import org.jspecify.annotations.NullMarked;
