/** Measures the product's parts beside their peers, as CPU and time per unit of work; {@code bench/run NAME}. */
@NullMarked
package vn.giaoban.bench;

import org.jspecify.annotations.NullMarked;
