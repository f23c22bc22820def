/** What the log's views and the vault say of units, sites, people, accounts and conferences, as others ask for it. */
@NullMarked
package vn.giaoban.signaling.directory;

import org.jspecify.annotations.NullMarked;
