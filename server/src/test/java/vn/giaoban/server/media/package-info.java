@NullMarked
package vn.giaoban.server.media;

import org.jspecify.annotations.NullMarked;
