package vn.giaoban.media.sdp;

import java.util.List;

/**
 * One payload type of a section: {@code a=rtpmap}, {@code a=fmtp} and its {@code a=rtcp-fb} lines.
 *
 * @param format the fmtp parameters as written, empty without any
 */
public record Codec(int payloadType, String name, int clockRate, int channels, String format, List<String> feedback) {

    /** The value of one fmtp parameter, or an empty text. */
    public String parameter(String key) {
        for (String part : format.split(";", -1)) {
            String[] pair = part.trim().split("=", 2);
            if (pair.length == 2 && pair[0].trim().equalsIgnoreCase(key)) {
                return pair[1].trim();
            }
        }
        return "";
    }

    public boolean is(String wanted) {
        return name.equalsIgnoreCase(wanted);
    }
}
