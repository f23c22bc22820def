/** What every store of blobs does. */
@NullMarked
package vn.giaoban.store.blob;

import org.jspecify.annotations.NullMarked;
