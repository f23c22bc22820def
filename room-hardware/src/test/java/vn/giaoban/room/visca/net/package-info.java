@NullMarked
package vn.giaoban.room.visca.net;

import org.jspecify.annotations.NullMarked;
