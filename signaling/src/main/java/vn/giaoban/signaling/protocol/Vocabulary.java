package vn.giaoban.signaling.protocol;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A sealed interface of records, told apart on the wire by the field {@code type}. */
final class Vocabulary<T> {
    private final Class<T> root;
    private final Map<String, Class<?>> words = new HashMap<>();

    Vocabulary(Class<T> root) {
        this.root = root;
        collect(root);
    }

    T read(JsonNode node, String path) {
        if (!node.isObject()) {
            throw BadMessage.field(path);
        }
        String at = path.isEmpty() ? "type" : path + ".type";
        JsonNode type = node.get("type");
        Class<?> word = type != null && type.isString() ? words.get(type.stringValue()) : null;
        if (word == null) {
            throw BadMessage.field(at);
        }
        return root.cast(RecordReader.read(word, node, path));
    }

    static String nameOf(Class<?> word) {
        String name = word.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** Whether a record is a word of a vocabulary, and is written with its {@code type}. */
    static boolean isWord(Class<?> type) {
        for (Class<?> face : type.getInterfaces()) {
            if (face.isSealed()) {
                return true;
            }
        }
        return false;
    }

    private void collect(Class<?> type) {
        if (type.isRecord()) {
            words.put(nameOf(type), type);
        } else {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                collect(permitted);
            }
        }
    }
}
