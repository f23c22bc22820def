/** What {@code ./run doctor} says. */
@NullMarked
package vn.giaoban.server.doctor;

import org.jspecify.annotations.NullMarked;
