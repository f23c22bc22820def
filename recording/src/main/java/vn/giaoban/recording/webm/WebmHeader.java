package vn.giaoban.recording.webm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Everything before a file's first cluster.
 *
 * @param width of the first picture, in pixels; later ones may differ
 * @param date when time 0 was
 */
public record WebmHeader(int width, int height, Instant date) {
    private static final String APP = "Giao Ban";
    private static final Instant EPOCH = Instant.parse("2001-01-01T00:00:00Z");

    /** RFC 7845 section 5.2 asks players for 80 ms of pre-roll. */
    private static final long PRE_ROLL_NANOS = 80_000_000;

    /** A place to begin from, as an offset into the clusters. */
    public record Cue(long timeMillis, long clusterOffset) {}

    /** The header of a file that is still being written: sizes unknown, room for the duration. */
    byte[] live() {
        byte[] room = Element.of(ElementId.VOID, new byte[9]);
        return join(ebml(), Element.open(ElementId.SEGMENT, Element.UNKNOWN_SIZE), info(room), tracks());
    }

    /** Where {@link #live} has room for {@link #duration}. */
    static long durationPosition() {
        return ebml().length + 12L + 4 + 1 + timestampScale().length;
    }

    static byte[] duration(double millis) {
        return Element.real(ElementId.DURATION, millis);
    }

    /** The header of a whole file, with its length and an index in front, so that it can be sought in at once. */
    public byte[] whole(long durationMillis, List<Cue> cues, long clustersLength) {
        byte[] info = info(duration(durationMillis));
        byte[] tracks = tracks();
        int seekLength = seekHead(0, 0, 0).length;
        int cuesLength = cues(cues, 0).length;
        long first = (long) seekLength + info.length + tracks.length;
        byte[] seek = seekHead(seekLength, (long) seekLength + info.length, first);
        byte[] index = cues(cues, first + cuesLength);
        long segment = first + cuesLength + clustersLength;
        return join(ebml(), Element.open(ElementId.SEGMENT, Element.wideSize(segment)), seek, info, tracks, index);
    }

    private static byte[] ebml() {
        return Element.of(
                ElementId.EBML,
                Element.number(ElementId.EBML_VERSION, 1),
                Element.number(ElementId.EBML_READ_VERSION, 1),
                Element.number(ElementId.EBML_MAX_ID, 4),
                Element.number(ElementId.EBML_MAX_SIZE, 8),
                Element.text(ElementId.DOC_TYPE, "webm"),
                Element.number(ElementId.DOC_TYPE_VERSION, 4),
                Element.number(ElementId.DOC_TYPE_READ_VERSION, 2));
    }

    private static byte[] timestampScale() {
        return Element.number(ElementId.TIMESTAMP_SCALE, 1_000_000);
    }

    private byte[] info(byte[] duration) {
        return Element.of(
                ElementId.INFO,
                timestampScale(),
                duration,
                Element.wide(ElementId.DATE_UTC, Duration.between(EPOCH, date).toNanos()),
                Element.text(ElementId.MUXING_APP, APP),
                Element.text(ElementId.WRITING_APP, APP));
    }

    private byte[] tracks() {
        byte[] video = Element.of(
                ElementId.TRACK_ENTRY,
                Element.number(ElementId.TRACK_NUMBER, Track.VIDEO.number()),
                Element.number(ElementId.TRACK_UID, Track.VIDEO.number()),
                Element.number(ElementId.TRACK_TYPE, 1),
                Element.number(ElementId.FLAG_LACING, 0),
                Element.text(ElementId.LANGUAGE, "und"),
                Element.text(ElementId.CODEC_ID, "V_VP8"),
                Element.of(
                        ElementId.VIDEO,
                        Element.number(ElementId.PIXEL_WIDTH, width),
                        Element.number(ElementId.PIXEL_HEIGHT, height)));
        byte[] audio = Element.of(
                ElementId.TRACK_ENTRY,
                Element.number(ElementId.TRACK_NUMBER, Track.AUDIO.number()),
                Element.number(ElementId.TRACK_UID, Track.AUDIO.number()),
                Element.number(ElementId.TRACK_TYPE, 2),
                Element.number(ElementId.FLAG_LACING, 0),
                Element.text(ElementId.LANGUAGE, "vie"),
                Element.text(ElementId.CODEC_ID, "A_OPUS"),
                Element.number(ElementId.SEEK_PRE_ROLL, PRE_ROLL_NANOS),
                Element.of(ElementId.CODEC_PRIVATE, opusHead()),
                Element.of(
                        ElementId.AUDIO,
                        Element.real(ElementId.SAMPLING_FREQUENCY, 48_000),
                        Element.number(ElementId.CHANNELS, 1)));
        return Element.of(ElementId.TRACKS, video, audio);
    }

    /** RFC 7845 section 5.1; no pre-skip, because a segment continues the sound of the one before. */
    private static byte[] opusHead() {
        return ByteBuffer.allocate(19)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 1)
                .putShort((short) 0)
                .putInt(48_000)
                .putShort((short) 0)
                .put((byte) 0)
                .array();
    }

    private static byte[] seekHead(long info, long tracks, long cues) {
        return Element.of(
                ElementId.SEEK_HEAD,
                seek(ElementId.INFO, info),
                seek(ElementId.TRACKS, tracks),
                seek(ElementId.CUES, cues));
    }

    private static byte[] seek(int id, long position) {
        return Element.of(
                ElementId.SEEK,
                Element.of(ElementId.SEEK_ID, Element.id(id)),
                Element.wide(ElementId.SEEK_POSITION, position));
    }

    private static byte[] cues(List<Cue> cues, long clustersAt) {
        byte[][] points = new byte[cues.size()][];
        for (int i = 0; i < points.length; i++) {
            Cue cue = cues.get(i);
            points[i] = Element.of(
                    ElementId.CUE_POINT,
                    Element.wide(ElementId.CUE_TIME, cue.timeMillis()),
                    Element.of(
                            ElementId.CUE_TRACK_POSITIONS,
                            Element.number(ElementId.CUE_TRACK, Track.VIDEO.number()),
                            Element.wide(ElementId.CUE_CLUSTER_POSITION, clustersAt + cue.clusterOffset())));
        }
        return Element.of(ElementId.CUES, points);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
