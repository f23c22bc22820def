/** Says what stands in the way of a server on a data folder, whether one runs there or not. */
@NullMarked
package vn.giaoban.server.doctor;

import org.jspecify.annotations.NullMarked;
