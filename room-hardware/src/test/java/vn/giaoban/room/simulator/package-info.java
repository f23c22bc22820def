/** The simulated camera against the manuals' bytes. */
@NullMarked
package vn.giaoban.room.simulator;

import org.jspecify.annotations.NullMarked;
