/**
 * A camera that is not there, for tests and for technicians' dry runs. It is written from the manuals' tables of bytes and
 * shares no code with {@code room.visca}, so that the two prove more than that they agree. {@link SimulatedCamera} has no
 * clock, thread or socket; {@link CameraOnALine} gives it a line.
 */
@NullMarked
package vn.giaoban.room.simulator;

import org.jspecify.annotations.NullMarked;
