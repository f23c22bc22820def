/** The embedded store: commit log and vault as SQLite files in one data directory, held by one process. */
@NullMarked
package vn.giaoban.store.sqlite;

import org.jspecify.annotations.NullMarked;
