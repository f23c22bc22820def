@NullMarked
package vn.giaoban.server.kept;

import org.jspecify.annotations.NullMarked;
