/** Ports, certificate, the two HTTP listeners, the pages they serve, and what is printed when they stand. */
@NullMarked
package vn.giaoban.server.boot;

import org.jspecify.annotations.NullMarked;
