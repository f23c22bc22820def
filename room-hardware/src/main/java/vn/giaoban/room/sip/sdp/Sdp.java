package vn.giaoban.room.sip.sdp;

import java.util.ArrayList;
import java.util.List;

/**
 * A session description (RFC 8866) as far as calls need it. What is not understood is kept out of the way, not refused:
 * room systems write lines of their own.
 *
 * @param origin the o= line without its "o="; the same origin again means that nothing changed
 */
public record Sdp(String origin, List<MediaLine> media) {
    static final int MOST_CHARACTERS = 65_536;
    static final int MOST_LINES = 32;

    public Sdp {
        media = List.copyOf(media);
    }

    /**
     * Reads a description.
     *
     * @throws BadSdp {@code sdp-too-long}, {@code sdp-no-version}, {@code sdp-no-media}, {@code sdp-bad-media}
     */
    public static Sdp parse(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new BadSdp("sdp-too-long", Integer.toString(text.length()));
        }
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty() || !lines.getFirst().equals("v=0")) {
            throw new BadSdp("sdp-no-version", lines.isEmpty() ? "" : lines.getFirst());
        }
        String origin = "";
        List<String> session = new ArrayList<>();
        List<List<String>> sections = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("m=")) {
                sections.add(new ArrayList<>());
            } else if (line.startsWith("o=") && sections.isEmpty()) {
                origin = line.substring(2);
            }
            (sections.isEmpty() ? session : sections.getLast()).add(line);
        }
        if (sections.isEmpty()) {
            throw new BadSdp("sdp-no-media", "m=");
        }
        if (sections.size() > MOST_LINES) {
            throw new BadSdp("sdp-too-long", "m=");
        }
        String address = address(session, "");
        Direction direction = direction(session, Direction.SENDRECV);
        long most = most(session, 0);
        return new Sdp(
                origin,
                sections.stream()
                        .map(section -> line(section, address, most, direction))
                        .toList());
    }

    private static MediaLine line(List<String> section, String address, long most, Direction direction) {
        String[] words = section.getFirst().substring(2).strip().split("\\s+");
        int port = words.length < 3 ? -1 : MediaLine.number(words[1].split("/")[0]);
        if (port < 0 || port > 65_535) {
            throw new BadSdp("sdp-bad-media", section.getFirst());
        }
        return new MediaLine(
                words[0],
                port,
                words[2],
                List.of(words).subList(3, words.length),
                address(section, address),
                section.stream()
                        .filter(line -> line.startsWith("a="))
                        .map(line -> line.substring(2).strip())
                        .toList(),
                most(section, most),
                direction(section, direction));
    }

    /** Of c=IN IP4 x; a multicast suffix is cut off. */
    private static String address(List<String> lines, String otherwise) {
        for (String line : lines) {
            if (line.startsWith("c=")) {
                String[] words = line.substring(2).strip().split("\\s+");
                return words.length == 3 ? words[2].split("/")[0] : otherwise;
            }
        }
        return otherwise;
    }

    /** Of b=TIAS in bits (RFC 3890), else of b=AS in kilobits a second. */
    private static long most(List<String> lines, long otherwise) {
        long whole = otherwise;
        for (String line : lines) {
            if (line.startsWith("b=TIAS:")) {
                return Math.max(0, MediaLine.number(line.substring(7)));
            }
            if (line.startsWith("b=AS:")) {
                whole = 1_000L * Math.max(0, MediaLine.number(line.substring(5)));
            }
        }
        return whole;
    }

    private static Direction direction(List<String> lines, Direction otherwise) {
        for (String line : lines) {
            for (Direction direction : Direction.values()) {
                if (line.equals("a=" + direction)) {
                    return direction;
                }
            }
        }
        return otherwise;
    }
}
