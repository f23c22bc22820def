/** Sentences about how events are stored. */
@NullMarked
package vn.giaoban.meeting.history;

import org.jspecify.annotations.NullMarked;
