/** Rooms by SIP: what fifty calls cost. */
@NullMarked
package vn.giaoban.bench.rooms;

import org.jspecify.annotations.NullMarked;
