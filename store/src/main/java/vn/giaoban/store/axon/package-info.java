/** Axon's event storage on the commit log: the events of one unit of work become one commit. */
@NullMarked
package vn.giaoban.store.axon;

import org.jspecify.annotations.NullMarked;
