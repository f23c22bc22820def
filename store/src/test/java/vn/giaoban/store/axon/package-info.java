/** Tests of Axon on the commit log. */
@NullMarked
package vn.giaoban.store.axon;

import org.jspecify.annotations.NullMarked;
