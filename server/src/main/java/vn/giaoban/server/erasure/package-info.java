/** Erases a person: what is kept of them, what goes with them, and what no erasure reaches. */
@NullMarked
package vn.giaoban.server.erasure;

import org.jspecify.annotations.NullMarked;
