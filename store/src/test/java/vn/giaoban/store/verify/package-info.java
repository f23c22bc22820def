/** Tests of the verifier. */
@NullMarked
package vn.giaoban.store.verify;

import org.jspecify.annotations.NullMarked;
