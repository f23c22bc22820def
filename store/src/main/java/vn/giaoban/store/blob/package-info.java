/** Large things put once and never changed, such as sealed recordings; in a folder, or in MongoDB. */
@NullMarked
package vn.giaoban.store.blob;

import org.jspecify.annotations.NullMarked;
