/** A conference from draft to its schedule and invitations. */
@NullMarked
package vn.giaoban.meeting.conference;

import org.jspecify.annotations.NullMarked;
