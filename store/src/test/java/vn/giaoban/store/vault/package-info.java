@NullMarked
package vn.giaoban.store.vault;

import org.jspecify.annotations.NullMarked;
