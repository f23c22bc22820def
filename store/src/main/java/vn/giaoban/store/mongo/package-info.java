/** The store for several nodes: commit log and vault in a MongoDB replica set. One document is one commit. */
@NullMarked
package vn.giaoban.store.mongo;

import org.jspecify.annotations.NullMarked;
