/** Ids, times and refusals that every part of the meeting shares. */
@NullMarked
package vn.giaoban.meeting;

import org.jspecify.annotations.NullMarked;
