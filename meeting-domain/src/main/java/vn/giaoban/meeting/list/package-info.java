/** Saved lists of units, such as "all communes and wards", from which invitations are filled. */
@NullMarked
package vn.giaoban.meeting.list;

import org.jspecify.annotations.NullMarked;
