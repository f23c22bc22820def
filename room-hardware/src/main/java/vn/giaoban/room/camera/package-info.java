/**
 * Cameras as people use them: who may move one now, what a press on the pad becomes, when a movement ends by itself, and
 * what is known of the camera. {@link CameraDesk} decides without a clock; {@link Cameras} has the one thread for all.
 */
@NullMarked
package vn.giaoban.room.camera;

import org.jspecify.annotations.NullMarked;
