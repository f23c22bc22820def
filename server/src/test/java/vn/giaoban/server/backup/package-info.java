@NullMarked
package vn.giaoban.server.backup;

import org.jspecify.annotations.NullMarked;
