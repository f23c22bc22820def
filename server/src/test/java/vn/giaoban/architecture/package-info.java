/** The walls of the house, and the proof that each of them stands. */
@NullMarked
package vn.giaoban.architecture;

import org.jspecify.annotations.NullMarked;
