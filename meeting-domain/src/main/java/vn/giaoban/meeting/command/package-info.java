/** The command bus for everything outside of a running meeting. */
@NullMarked
package vn.giaoban.meeting.command;

import org.jspecify.annotations.NullMarked;
