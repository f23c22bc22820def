/** The sites' cameras in the running server: which stand where, who may move them, and the lamp that follows the floor. */
@NullMarked
package vn.giaoban.server.cameras;

import org.jspecify.annotations.NullMarked;
