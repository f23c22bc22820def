/** The HTTP API: one table of routes, each with who may call it, what it takes and what it answers. */
@NullMarked
package vn.giaoban.signaling.api;

import org.jspecify.annotations.NullMarked;
