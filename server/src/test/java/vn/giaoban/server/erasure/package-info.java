/** What is left on disk of an erased person: nothing. */
@NullMarked
package vn.giaoban.server.erasure;

import org.jspecify.annotations.NullMarked;
