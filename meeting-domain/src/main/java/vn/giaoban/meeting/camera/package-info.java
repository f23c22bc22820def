/** The cameras that the server moves: where each stands, its presets by name, and who moved it when. */
@NullMarked
package vn.giaoban.meeting.camera;

import org.jspecify.annotations.NullMarked;
