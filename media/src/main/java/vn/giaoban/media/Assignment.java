package vn.giaoban.media;

import org.jspecify.annotations.Nullable;

/**
 * A source for a receiver's slot.
 *
 * @param source null empties the slot
 * @param maxHeight for video, the tallest picture the slot can show, in pixels: chooses the layer
 */
public record Assignment(
        PeerId receiver, Slot slot, @Nullable SourceId source, int maxHeight) {}
