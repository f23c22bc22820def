/** Sentences about commands outside of a running meeting. */
@NullMarked
package vn.giaoban.meeting.command;

import org.jspecify.annotations.NullMarked;
