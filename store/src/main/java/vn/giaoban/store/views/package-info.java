/** Read models in a local SQLite file, fed by one tailing thread; each can be thrown away and rebuilt. */
@NullMarked
package vn.giaoban.store.views;

import org.jspecify.annotations.NullMarked;
