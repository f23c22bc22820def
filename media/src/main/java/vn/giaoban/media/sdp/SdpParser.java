package vn.giaoban.media.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.MediaPlane.BadOffer;
import vn.giaoban.media.secure.Fingerprint;

/** Line by line; every {@code m=} begins a new {@link Draft} with what the session said before. */
final class SdpParser {
    private static final int MAX_SECTIONS = 64;
    private static final Pattern IP = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+._^`{|}~-]{1,64}");

    private final Draft session = new Draft();
    private final List<Draft> drafts = new ArrayList<>();
    private List<String> bundle = List.of();
    private boolean iceLite;

    SessionDescription parse(String text) {
        if (text.length() > SessionDescription.MAX_LENGTH) {
            throw new BadOffer("sdp-too-long", Integer.toString(text.length()));
        }
        if (!text.startsWith("v=0")) {
            throw new BadOffer("sdp-malformed", "line 1");
        }
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
            if (line.isEmpty()) {
                continue;
            }
            try {
                line(line);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new BadOffer("sdp-malformed", "line " + number);
            }
        }
        return new SessionDescription(
                bundle, iceLite, drafts.stream().map(Draft::section).toList());
    }

    private void line(String line) {
        if (line.length() < 2 || line.charAt(1) != '=') {
            throw new NumberFormatException(line);
        }
        String value = line.substring(2);
        if (line.charAt(0) == 'm') {
            if (drafts.size() == MAX_SECTIONS) {
                throw new BadOffer("sdp-too-many-sections", Integer.toString(MAX_SECTIONS));
            }
            drafts.add(new Draft(session, value.split(" ")));
        } else if (line.charAt(0) == 'a') {
            int colon = value.indexOf(':');
            String name = colon < 0 ? value : value.substring(0, colon);
            attribute(name, colon < 0 ? "" : value.substring(colon + 1));
        }
    }

    private void attribute(String name, String value) {
        Draft draft = drafts.isEmpty() ? session : drafts.getLast();
        switch (name) {
            case "group" -> {
                if (value.startsWith("BUNDLE ")) {
                    bundle = List.of(value.substring(7).trim().split(" +"));
                }
            }
            case "ice-lite" -> iceLite = true;
            case "mid" -> draft.mid = token(value);
            case "sendonly", "recvonly", "sendrecv", "inactive" -> draft.direction = name;
            case "rtpmap" -> draft.rtpmap(value);
            case "fmtp" -> draft.formats.put(number(value), after(value, ' '));
            case "rtcp-fb" -> draft.feedback(value);
            case "extmap" -> draft.extensions.put(value.split(" ")[1], Integer.parseInt(value.split("[ /]", 2)[0]));
            case "rid" -> {
                String[] parts = value.split(" ");
                if (parts[1].equals("send")) {
                    draft.rids.add(token(parts[0]));
                }
            }
            case "ssrc" -> draft.ssrcs.add(ssrc(value.split(" ")[0]));
            case "ssrc-group" -> {
                String[] parts = value.split(" ");
                if (parts[0].equals("FID") && parts.length == 3) {
                    draft.repairs.put(ssrc(parts[1]), ssrc(parts[2]));
                }
            }
            case "msid" -> draft.stream = value.split(" ")[0];
            case "ice-ufrag" -> draft.ufrag = value;
            case "ice-pwd" -> draft.password = value;
            case "fingerprint" -> draft.fingerprint = Fingerprint.parse(value);
            case "setup" -> draft.setup = value;
            case "rtcp-mux" -> draft.rtcpMux = true;
            case "candidate" -> draft.candidate(value.split(" "));
            default -> {}
        }
    }

    private static int number(String value) {
        return Integer.parseInt(value.substring(0, value.indexOf(' ')));
    }

    private static String after(String value, char separator) {
        return value.substring(value.indexOf(separator) + 1).trim();
    }

    private static int ssrc(String value) {
        return Integer.parseUnsignedInt(value);
    }

    private static String token(String value) {
        if (!TOKEN.matcher(value).matches()) {
            throw new NumberFormatException(value);
        }
        return value;
    }

    /** A section being read. */
    private static final class Draft {
        private String kind = "";
        private int port;
        private String mid = "";
        private String direction = "sendrecv";
        private List<Integer> payloadTypes = List.of();
        private final Map<Integer, String> maps = new HashMap<>();
        private final Map<Integer, String> formats = new HashMap<>();
        private final Map<Integer, List<String>> feedback = new HashMap<>();
        private final Map<String, Integer> extensions = new LinkedHashMap<>();
        private final Set<String> rids = new LinkedHashSet<>();
        private final Set<Integer> ssrcs = new LinkedHashSet<>();
        private final Map<Integer, Integer> repairs = new LinkedHashMap<>();
        private String stream = "";
        private String ufrag = "";
        private String password = "";
        private @Nullable Fingerprint fingerprint;
        private String setup = "";
        private boolean rtcpMux;
        private final List<InetSocketAddress> candidates = new ArrayList<>();

        Draft() {}

        Draft(Draft session, String[] media) {
            kind = media[0];
            port = Integer.parseInt(media[1].split("/")[0]);
            boolean rtp = media[2].contains("RTP/");
            payloadTypes = rtp
                    ? Arrays.stream(media, 3, media.length)
                            .map(Integer::valueOf)
                            .toList()
                    : List.of();
            direction = session.direction;
            extensions.putAll(session.extensions);
            ufrag = session.ufrag;
            password = session.password;
            fingerprint = session.fingerprint;
            setup = session.setup;
        }

        void rtpmap(String value) {
            maps.put(number(value), after(value, ' '));
        }

        void feedback(String value) {
            String type = value.substring(0, value.indexOf(' '));
            List<Integer> targets = type.equals("*") ? payloadTypes : List.of(Integer.valueOf(type));
            for (int target : targets) {
                feedback.computeIfAbsent(target, key -> new ArrayList<>()).add(after(value, ' '));
            }
        }

        /** Names (mDNS) are of no use to us: we answer where checks come from. */
        void candidate(String[] parts) {
            if (parts[2].equalsIgnoreCase("udp") && IP.matcher(parts[4]).matches()) {
                candidates.add(
                        new InetSocketAddress(InetAddress.ofLiteral(parts[4]), Integer.parseInt(parts[5]) & 0xffff));
            }
        }

        Section section() {
            List<Codec> codecs = new ArrayList<>();
            for (int type : payloadTypes) {
                String map = maps.get(type);
                if (map != null) {
                    String[] parts = map.split("/");
                    codecs.add(new Codec(
                            type,
                            parts[0],
                            parts.length > 1 ? clock(parts[1]) : 0,
                            parts.length > 2 ? clock(parts[2]) : 1,
                            formats.getOrDefault(type, ""),
                            List.copyOf(feedback.getOrDefault(type, List.of()))));
                }
            }
            return new Section(
                    kind,
                    port,
                    mid,
                    direction,
                    List.copyOf(codecs),
                    Map.copyOf(extensions),
                    List.copyOf(rids),
                    List.copyOf(ssrcs),
                    Map.copyOf(repairs),
                    stream,
                    ufrag,
                    password,
                    fingerprint,
                    setup,
                    rtcpMux,
                    List.copyOf(candidates));
        }

        private static int clock(String text) {
            try {
                return Integer.parseInt(text.trim());
            } catch (NumberFormatException e) {
                throw new BadOffer("sdp-malformed", "rtpmap " + text);
            }
        }
    }
}
