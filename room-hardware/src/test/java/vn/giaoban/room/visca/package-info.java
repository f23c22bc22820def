/** VISCA against the bytes that manuals print, and against any bytes at all. */
@NullMarked
package vn.giaoban.room.visca;

import org.jspecify.annotations.NullMarked;
