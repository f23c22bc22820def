/** Checks a data folder: the log's chain and anchor, and every recording against its seal. */
@NullMarked
package vn.giaoban.server.verify;

import org.jspecify.annotations.NullMarked;
