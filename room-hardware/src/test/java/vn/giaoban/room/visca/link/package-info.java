/** The conversation with a camera in virtual time, over lines that lose, double, delay and reorder. */
@NullMarked
package vn.giaoban.room.visca.link;

import org.jspecify.annotations.NullMarked;
