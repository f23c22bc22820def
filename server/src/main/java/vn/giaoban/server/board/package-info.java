/** The technician's board: how every camera, room and line of the sites is, and what of it the log keeps. */
@NullMarked
package vn.giaoban.server.board;

import org.jspecify.annotations.NullMarked;
