package vn.giaoban.room.sip.sdp;

import java.util.Locale;

/**
 * A payload format of a media line.
 *
 * @param name of the encoding, as written
 * @param channels 1 unless said otherwise
 * @param parameters of a=fmtp, "" when there are none
 */
public record Format(int payloadType, String name, int clock, int channels, String parameters) {

    public boolean is(String encoding) {
        return name.equalsIgnoreCase(encoding);
    }

    /** A parameter's value, "" when absent. */
    public String parameter(String key) {
        for (String part : parameters.split(";")) {
            String[] pair = part.strip().split("=", 2);
            if (pair[0].strip().toLowerCase(Locale.ROOT).equals(key)) {
                return pair.length == 2 ? pair[1].strip() : "";
            }
        }
        return "";
    }
}
