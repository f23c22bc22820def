@NullMarked
package vn.giaoban.room.bfcp;

import org.jspecify.annotations.NullMarked;
