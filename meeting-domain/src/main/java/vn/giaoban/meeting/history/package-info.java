/** Stored names and shapes of events, and the hops between their versions. */
@NullMarked
package vn.giaoban.meeting.history;

import org.jspecify.annotations.NullMarked;
