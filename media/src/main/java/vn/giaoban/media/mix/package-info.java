/**
 * The program feed: takes a room's packets, and gives one continuous picture (switched, never transcoded) and one
 * continuous voice (decoded, mixed, encoded) on the server's clock.
 */
@NullMarked
package vn.giaoban.media.mix;

import org.jspecify.annotations.NullMarked;
