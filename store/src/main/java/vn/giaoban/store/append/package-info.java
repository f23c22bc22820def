/** The line of commits before a store's writer: gathered into groups, answered in order. What both stores share. */
@NullMarked
package vn.giaoban.store.append;

import org.jspecify.annotations.NullMarked;
