/** WebM (RFC 9559, RFC 8794) as far as one VP8 and one Opus track need it: written block by block, read, repaired. */
@NullMarked
package vn.giaoban.recording.webm;

import org.jspecify.annotations.NullMarked;
