/** Read models of the meeting, in the local views file. */
@NullMarked
package vn.giaoban.meeting.views;

import org.jspecify.annotations.NullMarked;
