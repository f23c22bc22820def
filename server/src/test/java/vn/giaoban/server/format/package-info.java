@NullMarked
package vn.giaoban.server.format;

import org.jspecify.annotations.NullMarked;
