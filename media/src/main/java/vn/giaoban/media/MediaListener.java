package vn.giaoban.media;

/** Hears what happens in the media plane. Called on a media thread: must return at once and never throw. */
@FunctionalInterface
public interface MediaListener {
    void on(MediaEvent event);
}
