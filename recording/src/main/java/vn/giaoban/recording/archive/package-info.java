/** The archive's face: finds recordings, plays them segment by segment or as one file, and tells what is missing. */
@NullMarked
package vn.giaoban.recording.archive;

import org.jspecify.annotations.NullMarked;
