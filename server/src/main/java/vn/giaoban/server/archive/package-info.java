/** What was held: found by its words, read, played from a second, downloaded, checked; and who did so. */
@NullMarked
package vn.giaoban.server.archive;

import org.jspecify.annotations.NullMarked;
