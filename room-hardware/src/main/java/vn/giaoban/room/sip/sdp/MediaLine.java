package vn.giaoban.room.sip.sdp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One m= line and what belongs to it.
 *
 * @param port 0 when refused or taken away
 * @param formats as written
 * @param address of c=, the session's when it has none of its own, "" when neither has one
 * @param attributes of a=, without the "a="
 * @param most bits a second that may go to it, by b= of the line or the session; 0 when neither says
 * @param direction of the line, or the session's, or sendrecv
 */
public record MediaLine(
        String kind,
        int port,
        String protocol,
        List<String> formats,
        String address,
        List<String> attributes,
        long most,
        Direction direction) {
    public MediaLine {
        formats = List.copyOf(formats);
        attributes = List.copyOf(attributes);
    }

    /** The value of the first attribute of that name, "" for one without a value; null when there is none. */
    public @Nullable String attribute(String name) {
        for (String attribute : attributes) {
            if (attribute.equals(name)) {
                return "";
            }
            if (attribute.startsWith(name + ":")) {
                return attribute.substring(name.length() + 1).strip();
            }
        }
        return null;
    }

    /** The payload formats in the order of preference; static types (RFC 3551) need no rtpmap. */
    public List<Format> codecs() {
        List<Format> codecs = new ArrayList<>();
        for (String format : formats) {
            int type = number(format);
            if (type >= 0 && type <= 127) {
                Format codec = codec(type);
                if (codec != null) {
                    codecs.add(codec);
                }
            }
        }
        return codecs;
    }

    private @Nullable Format codec(int type) {
        for (String attribute : attributes) {
            if (attribute.startsWith("rtpmap:")) {
                String[] words = attribute.substring(7).strip().split("\\s+", 2);
                if (number(words[0]) == type && words.length == 2) {
                    String[] parts = words[1].strip().split("/");
                    int clock = parts.length > 1 ? number(parts[1]) : 8000;
                    int channels = parts.length > 2 ? Math.max(1, number(parts[2])) : 1;
                    return new Format(type, parts[0], clock, channels, parameters(type));
                }
            }
        }
        return switch (type) {
            case 0 -> new Format(0, "PCMU", 8000, 1, "");
            case 8 -> new Format(8, "PCMA", 8000, 1, "");
            case 9 -> new Format(9, "G722", 8000, 1, "");
            default -> null;
        };
    }

    private String parameters(int type) {
        for (String attribute : attributes) {
            if (attribute.startsWith("fmtp:")) {
                String[] words = attribute.substring(5).strip().split("\\s+", 2);
                if (number(words[0]) == type && words.length == 2) {
                    return words[1];
                }
            }
        }
        return "";
    }

    /** Whether feedback of this kind, such as "nack pli", may be sent for a payload type (RFC 4585). */
    public boolean feedback(int type, String kind) {
        return attributes.contains("rtcp-fb:" + type + " " + kind) || attributes.contains("rtcp-fb:* " + kind);
    }

    static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
