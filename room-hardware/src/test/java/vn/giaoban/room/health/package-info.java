/** Tests of how devices, rooms and lines are judged. */
@NullMarked
package vn.giaoban.room.health;

import org.jspecify.annotations.NullMarked;
