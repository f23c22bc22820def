/** What was wrong with a device, a room or a site's line, and for how long: kept for whoever looks for the cause later. */
@NullMarked
package vn.giaoban.meeting.device;

import org.jspecify.annotations.NullMarked;
