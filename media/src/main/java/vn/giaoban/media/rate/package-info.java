/** How much a line can carry, judged by when what was sent over it arrived. Pure: time and feedback go in, a rate comes out. */
@NullMarked
package vn.giaoban.media.rate;

import org.jspecify.annotations.NullMarked;
