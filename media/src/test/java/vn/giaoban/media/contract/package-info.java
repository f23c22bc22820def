@NullMarked
package vn.giaoban.media.contract;

import org.jspecify.annotations.NullMarked;
