@NullMarked
package vn.giaoban.store.mongo;

import org.jspecify.annotations.NullMarked;
