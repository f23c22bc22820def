/** Capture: the program on disk as it comes, in segments that survive whatever happens to the server. */
@NullMarked
package vn.giaoban.recording.capture;

import org.jspecify.annotations.NullMarked;
