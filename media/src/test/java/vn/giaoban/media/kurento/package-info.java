@NullMarked
package vn.giaoban.media.kurento;

import org.jspecify.annotations.NullMarked;
