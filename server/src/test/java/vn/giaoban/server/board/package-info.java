/** The technician's board on a running server. */
@NullMarked
package vn.giaoban.server.board;

import org.jspecify.annotations.NullMarked;
