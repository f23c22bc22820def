/** Seals: what proves years later that a recording is the one that was made, and names what is not. */
@NullMarked
package vn.giaoban.recording.seal;

import org.jspecify.annotations.NullMarked;
