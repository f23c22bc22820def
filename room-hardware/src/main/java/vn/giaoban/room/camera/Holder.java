package vn.giaoban.room.camera;

/**
 * Who moves a camera.
 *
 * @param actor {@code account:<id>} and the like, as in the log
 * @param name to show to others
 * @param mayTake whether a lock, or a camera that another moves, gives way: the chair's and technicians' right
 */
public record Holder(String actor, String name, boolean mayTake) {
    boolean same(Holder other) {
        return actor.equals(other.actor);
    }
}
