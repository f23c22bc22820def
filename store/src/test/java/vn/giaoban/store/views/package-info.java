/** Tests of the views. */
@NullMarked
package vn.giaoban.store.views;

import org.jspecify.annotations.NullMarked;
