@NullMarked
package vn.giaoban.media.jitsi;

import org.jspecify.annotations.NullMarked;
