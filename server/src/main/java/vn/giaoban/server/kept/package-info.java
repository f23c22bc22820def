/** Sealed recordings in GridFS beside the data folder. */
@NullMarked
package vn.giaoban.server.kept;

import org.jspecify.annotations.NullMarked;
