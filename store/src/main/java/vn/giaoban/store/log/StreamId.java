package vn.giaoban.store.log;

/** The name of a stream, such as {@code conference/0f8c…}: a kind, a slash and an id, 1 to 200 printable ASCII letters. */
public record StreamId(String value) implements Comparable<StreamId> {
    public StreamId {
        if (value.isEmpty() || value.length() > 200 || !value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("stream id: " + value);
        }
    }

    @Override
    public int compareTo(StreamId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
