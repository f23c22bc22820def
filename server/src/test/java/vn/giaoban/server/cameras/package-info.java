/** What cameras do by themselves. */
@NullMarked
package vn.giaoban.server.cameras;

import org.jspecify.annotations.NullMarked;
