/** Classes that break a wall on purpose, so that the wall is seen to stand. */
@NullMarked
package vn.giaoban.room.simulator.planted;

import org.jspecify.annotations.NullMarked;
