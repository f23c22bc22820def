package vn.giaoban.media.peer;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.secure.Fingerprint;

/**
 * What a client needs of a media server's answer.
 *
 * @param candidates UDP addresses in the server's order
 * @param simulcast whether a picture is taken as several streams (RFC 8853)
 * @param pictures the SSRC of each video slot in order, 0 where the answer names none
 */
public record Answer(
        String ufrag,
        String password,
        Fingerprint fingerprint,
        List<InetSocketAddress> candidates,
        boolean simulcast,
        List<Integer> pictures) {
    private static final Pattern SSRC = Pattern.compile("(?m)^a=ssrc:(\\d{1,10}) ");

    /**
     * Reads an answer.
     *
     * @throws IllegalArgumentException naming what is missing
     */
    public static Answer read(String sdp) {
        String ufrag = null;
        String password = null;
        Fingerprint fingerprint = null;
        boolean simulcast = false;
        List<InetSocketAddress> candidates = new ArrayList<>();
        for (String line : sdp.split("\r?\n")) {
            if (ufrag == null && line.startsWith("a=ice-ufrag:")) {
                ufrag = line.substring(12);
            } else if (password == null && line.startsWith("a=ice-pwd:")) {
                password = line.substring(10);
            } else if (fingerprint == null && line.startsWith("a=fingerprint:")) {
                fingerprint = Fingerprint.parse(line.substring(14));
            } else if (line.startsWith("a=simulcast:recv")) {
                simulcast = true;
            } else if (line.startsWith("a=candidate:")) {
                String[] part = line.split(" ");
                if (part.length > 5 && part[2].equalsIgnoreCase("udp")) {
                    InetSocketAddress address = new InetSocketAddress(part[4], Integer.parseInt(part[5]));
                    if (!candidates.contains(address)) {
                        candidates.add(address);
                    }
                }
            }
        }
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("candidate");
        }
        return new Answer(
                present(ufrag, "ice-ufrag"),
                present(password, "ice-pwd"),
                present(fingerprint, "fingerprint"),
                candidates,
                simulcast,
                pictures(sdp));
    }

    private static List<Integer> pictures(String sdp) {
        List<Integer> pictures = new ArrayList<>();
        for (String section : sdp.split("(?m)^m=")) {
            if (section.startsWith("video ") && section.contains("a=sendonly")) {
                Matcher ssrc = SSRC.matcher(section);
                pictures.add(ssrc.find() ? Integer.parseUnsignedInt(ssrc.group(1)) : 0);
            }
        }
        return List.copyOf(pictures);
    }

    private static <T> T present(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(what);
        }
        return value;
    }
}
