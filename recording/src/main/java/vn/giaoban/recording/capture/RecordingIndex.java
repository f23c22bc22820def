package vn.giaoban.recording.capture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a recording consists of.
 *
 * @param segments in order; a segment still being written has no end yet
 */
public record RecordingIndex(String conference, String recording, List<Segment> segments, List<Gap> gaps) {

    public RecordingIndex {
        segments = List.copyOf(segments);
        gaps = List.copyOf(gaps);
    }

    /**
     * One file.
     *
     * @param endMillis 0 while it is written
     */
    public record Segment(int number, String file, long startMillis, long endMillis, long bytes) {
        public boolean open() {
            return endMillis == 0;
        }
    }

    /** Nothing was captured between these times, in Unix milliseconds. */
    public record Gap(long fromMillis, long toMillis) {}

    static RecordingIndex of(List<IndexEntry> entries) {
        String conference = "";
        String recording = "";
        Map<Integer, Segment> segments = new TreeMap<>();
        List<Gap> gaps = new ArrayList<>();
        for (IndexEntry entry : entries) {
            switch (entry) {
                case IndexEntry.Begun begun -> {
                    conference = begun.conference();
                    recording = begun.recording();
                }
                case IndexEntry.Opened opened ->
                    segments.put(
                            opened.number(), new Segment(opened.number(), opened.file(), opened.startMillis(), 0, 0));
                case IndexEntry.Closed closed ->
                    segments.computeIfPresent(
                            closed.number(),
                            (number, segment) -> closed.bytes() == 0
                                    ? null
                                    : new Segment(
                                            number,
                                            segment.file(),
                                            segment.startMillis(),
                                            closed.endMillis(),
                                            closed.bytes()));
                case IndexEntry.Gap gap -> gaps.add(new Gap(gap.fromMillis(), gap.toMillis()));
            }
        }
        gaps.sort(Comparator.comparingLong(Gap::fromMillis));
        return new RecordingIndex(conference, recording, List.copyOf(segments.values()), gaps);
    }

    /** Program time 0, in Unix milliseconds; 0 while nothing was captured. */
    public long startMillis() {
        return segments.isEmpty() ? 0 : segments.getFirst().startMillis();
    }

    /** The end of the last complete segment; 0 when there is none. */
    public long endMillis() {
        return segments.stream().mapToLong(Segment::endMillis).max().orElse(0);
    }
}
