/** Reads a browser's offer and writes the one answer (RFC 8829, as far as the plan allows). */
@NullMarked
package vn.giaoban.media.sdp;

import org.jspecify.annotations.NullMarked;
