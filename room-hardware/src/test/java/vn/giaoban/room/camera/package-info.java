/** Cameras under people's hands, in virtual time, and over real lines to simulated cameras. */
@NullMarked
package vn.giaoban.room.camera;

import org.jspecify.annotations.NullMarked;
