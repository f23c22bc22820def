package vn.giaoban.signaling.protocol;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages to JSON texts and back. Stateless. */
public final class Codec {
    /** The version that this server speaks. */
    public static final int VERSION = 1;

    /** The longest message that a client may send, in bytes of UTF-8. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final JsonMapper JSON = new JsonMapper();
    private static final Vocabulary<ClientMessage> CLIENT = new Vocabulary<>(ClientMessage.class);
    private static final Vocabulary<ServerMessage> SERVER = new Vocabulary<>(ServerMessage.class);

    private Codec() {}

    /**
     * Reads what a client said.
     *
     * @throws BadMessage naming the field that is wrong, "" for a text that is no JSON object
     */
    public static ClientMessage readClient(String text) {
        JsonNode root = parse(text);
        try {
            return CLIENT.read(root, "");
        } catch (BadMessage bad) {
            throw new BadMessage(bad.fault(), commandId(root));
        }
    }

    /**
     * Reads what a server said.
     *
     * @throws BadMessage as {@link #readClient}
     */
    public static ServerMessage readServer(String text) {
        return SERVER.read(parse(text), "");
    }

    public static String write(ServerMessage message) {
        return JsonWriter.write(message);
    }

    public static String write(ClientMessage message) {
        return JsonWriter.write(message);
    }

    private static JsonNode parse(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException notJson) {
            throw BadMessage.field("");
        }
        if (!root.isObject()) {
            throw BadMessage.field("");
        }
        return root;
    }

    private static @Nullable UUID commandId(JsonNode root) {
        if (!Vocabulary.nameOf(ClientMessage.Command.class)
                .equals(root.path("type").asString(""))) {
            return null;
        }
        try {
            return RecordReader.uuid(root.get("id"), "id");
        } catch (BadMessage noId) {
            return null;
        }
    }
}
