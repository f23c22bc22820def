/** Sentences about the read models. */
@NullMarked
package vn.giaoban.meeting.views;

import org.jspecify.annotations.NullMarked;
