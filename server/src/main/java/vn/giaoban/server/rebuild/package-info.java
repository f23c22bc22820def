/** Makes views anew from a command line, beside a running server or without one. */
@NullMarked
package vn.giaoban.server.rebuild;

import org.jspecify.annotations.NullMarked;
