/** Which format a data folder has, and how an older one becomes the newest. */
@NullMarked
package vn.giaoban.server.format;

import org.jspecify.annotations.NullMarked;
