package vn.giaoban.media;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who listen to a driver. What fails in one of them is logged, and the others still hear. */
public final class MediaListeners {
    private static final Logger LOG = LoggerFactory.getLogger(MediaListeners.class);

    private final List<MediaListener> listeners = new CopyOnWriteArrayList<>();

    public void add(MediaListener listener) {
        listeners.add(listener);
    }

    public void tell(MediaEvent event) {
        for (MediaListener listener : listeners) {
            try {
                listener.on(event);
            } catch (RuntimeException e) {
                LOG.error("media listener", e);
            }
        }
    }
}
