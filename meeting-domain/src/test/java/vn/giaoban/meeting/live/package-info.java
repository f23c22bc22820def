/** Sentences about the conference while it is held. */
@NullMarked
package vn.giaoban.meeting.live;

import org.jspecify.annotations.NullMarked;
