package vn.giaoban.signaling.directory;

import tools.jackson.databind.json.JsonMapper;

/** What the directory keeps in the vault, as JSON of its own records. */
final class Kept {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Kept() {}

    static byte[] write(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    static <T> T read(byte[] json, Class<T> type) {
        return JSON.readValue(json, type);
    }
}
