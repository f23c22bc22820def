/** Sites (điểm cầu): the rooms from which units take part, each with one responsible contact. */
@NullMarked
package vn.giaoban.meeting.site;

import org.jspecify.annotations.NullMarked;
