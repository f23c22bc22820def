/** Fixtures that signaling's tests share. */
@NullMarked
package vn.giaoban.signaling;

import org.jspecify.annotations.NullMarked;
