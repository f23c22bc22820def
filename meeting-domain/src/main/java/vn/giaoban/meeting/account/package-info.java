/** Accounts of those who decide or keep, with roles by unit. */
@NullMarked
package vn.giaoban.meeting.account;

import org.jspecify.annotations.NullMarked;
