package vn.giaoban.room.sip.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a line of the other end comes to. */
final class Legs {
    private static final int PACKET_MILLIS = 20;
    private static final int LONGEST_MILLIS = 60;

    private Legs() {}

    /**
     * Sound.
     *
     * @param offered whether the line is an offer to us, and the choice is ours
     * @return null when nothing of it can be used
     */
    static Leg.@Nullable Audio audio(MediaLine line, Local local, boolean offered) {
        List<Format> formats = line.codecs();
        Chosen chosen = voice(formats, offered);
        Protection protection = protection(line, local, Local.Medium.SOUND);
        if (chosen == null || protection == null) {
            return null;
        }
        Set<Integer> dtmf = new LinkedHashSet<>();
        formats.stream()
                .filter(format -> format.is("telephone-event"))
                .forEach(format -> dtmf.add(format.payloadType()));
        InetSocketAddress remote = remote(line);
        boolean nowhere = line.address().equals("0.0.0.0") || line.address().equals("::");
        return new Leg.Audio(
                chosen.voice,
                chosen.type,
                dtmf,
                remote,
                line.attribute("rtcp-mux") != null,
                line.direction().receives() && !nowhere,
                line.direction().sends(),
                packetMillis(line),
                protection.keys);
    }

    private record Chosen(Leg.Voice voice, int type) {}

    private record Protection(Leg.@Nullable Keys keys) {}

    /** Ours is the choice of an offer; in an answer it is the first format. */
    private static @Nullable Chosen voice(List<Format> formats, boolean offered) {
        if (offered) {
            for (Leg.Voice voice : Leg.Voice.values()) {
                for (Format format : formats) {
                    if (is(format, voice)) {
                        return new Chosen(voice, format.payloadType());
                    }
                }
            }
            return null;
        }
        for (Format format : formats) {
            for (Leg.Voice voice : Leg.Voice.values()) {
                if (is(format, voice)) {
                    return new Chosen(voice, format.payloadType());
                }
            }
        }
        return null;
    }

    /** G.722 is also written with the clock that it really has. */
    private static boolean is(Format format, Leg.Voice voice) {
        return format.is(voice.encoding)
                && (format.clock() == voice.clock || voice == Leg.Voice.G722 && format.clock() == 16_000);
    }

    /** A second picture (RFC 4796), of an offer to us; null for what is none, or of no use. */
    static Leg.@Nullable Video content(MediaLine line, Local local) {
        boolean slides = line.kind().equals("video") && line.port() != 0 && isContent(line);
        return slides ? video(line, local, true, Local.Medium.CONTENT) : null;
    }

    static boolean isContent(MediaLine line) {
        return "slides".equals(line.attribute("content"));
    }

    /** @param offered as for sound */
    static Leg.@Nullable Video video(MediaLine line, Local local, boolean offered, Local.Medium medium) {
        Protection protection = protection(line, local, medium);
        Format best = null;
        for (Format format : line.codecs()) {
            if (format.is("H264") && (best == null || offered && rank(format) > rank(best))) {
                best = format;
            }
        }
        if (best == null || protection == null) {
            return null;
        }
        boolean nowhere = line.address().equals("0.0.0.0");
        return new Leg.Video(
                best.payloadType(),
                fragments(best),
                remote(line),
                line.attribute("rtcp-mux") != null,
                line.direction().receives() && !nowhere,
                line.direction().sends(),
                line.feedback(best.payloadType(), "nack pli"),
                line.feedback(best.payloadType(), "ccm fir"),
                best.parameter("profile-level-id"),
                Math.max(0, MediaLine.number(best.parameter("max-fs"))),
                line.most(),
                protection.keys);
    }

    /** Null for another application, and for one whose keys cannot be used. */
    static Leg.@Nullable Far far(MediaLine line, Local local) {
        Protection protection = line.kind().equals("application") && line.port() != 0
                ? protection(line, local, Local.Medium.CAMERA)
                : null;
        if (protection == null) {
            return null;
        }
        return line.codecs().stream()
                .filter(format -> format.is("H224"))
                .findFirst()
                .map(format -> new Leg.Far(
                        format.payloadType(),
                        remote(line),
                        line.attribute("rtcp-mux") != null,
                        line.direction().receives(),
                        line.direction().sends(),
                        protection.keys))
                .orElse(null);
    }

    /** Baseline before others, fragments before none: rooms do not order them by what we can use. */
    private static int rank(Format format) {
        String profile = format.parameter("profile-level-id").toLowerCase(Locale.ROOT);
        boolean baseline = profile.isEmpty() || profile.startsWith("42");
        return (baseline ? 2 : 0) + (fragments(format) ? 1 : 0);
    }

    private static boolean fragments(Format format) {
        return format.parameter("packetization-mode").equals("1");
    }

    /** Null when the line demands keys that we cannot have. */
    private static @Nullable Protection protection(MediaLine line, Local local, Local.Medium medium) {
        Sdes theirs = Sdes.in(line);
        String protocol = line.protocol().toUpperCase(Locale.ROOT);
        return switch (protocol) {
            case "RTP/AVP", "RTP/AVPF" ->
                new Protection(theirs == null ? null : new Leg.Keys(local.key(theirs, medium), theirs));
            case "RTP/SAVP", "RTP/SAVPF" ->
                theirs == null ? null : new Protection(new Leg.Keys(local.key(theirs, medium), theirs));
            default -> null;
        };
    }

    private static int packetMillis(MediaLine line) {
        String asked = line.attribute("ptime");
        int millis = asked == null ? PACKET_MILLIS : MediaLine.number(asked);
        return millis >= PACKET_MILLIS && millis <= LONGEST_MILLIS
                ? millis / PACKET_MILLIS * PACKET_MILLIS
                : PACKET_MILLIS;
    }

    /** Names are not looked up: the room's packets will say where it is. */
    static @Nullable InetSocketAddress remote(MediaLine line) {
        try {
            InetAddress address = InetAddress.ofLiteral(line.address());
            return address.isAnyLocalAddress() || line.port() == 0 ? null : new InetSocketAddress(address, line.port());
        } catch (IllegalArgumentException name) {
            return null;
        }
    }
}
