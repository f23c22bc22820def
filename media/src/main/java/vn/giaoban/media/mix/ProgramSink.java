package vn.giaoban.media.mix;

/** Takes the program's frames in the order of their time; called on the feed's own thread, may wait for a disk. */
@FunctionalInterface
public interface ProgramSink {
    void frame(ProgramFrame frame);
}
