package vn.giaoban.room.visca.net;

import java.net.URI;
import java.util.Locale;
import vn.giaoban.room.visca.link.LineSettings;
import vn.giaoban.room.visca.link.LineSettings.Framing;

/**
 * Where a camera is, written as {@code sony://host:52381}, {@code udp://host:1259}, {@code tcp://host:5678} or {@code
 * serial:/dev/ttyUSB0}, with {@code ?baud=38400&camera=2} behind a serial one and {@code ?sequence=fixed} behind a Sony
 * one whose numbers mean nothing.
 *
 * @param host name or address; the device's path on a serial line
 * @param port of the camera; the baud rate on a serial line
 * @param camera number on a chain, 1 to 7; 1 on IP
 */
public record CameraAddress(Framing framing, String host, int port, int camera, boolean fixedSequence) {
    private static final int BAUD = 9_600;

    /** @throws IllegalArgumentException when it is no such address */
    public static CameraAddress parse(String text) {
        URI uri = URI.create(text.strip());
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "sony" -> ip(Framing.SONY, uri, 52_381);
            case "udp" -> ip(Framing.UDP, uri, 1_259);
            case "tcp" -> ip(Framing.TCP, uri, 5_678);
            case "serial" -> serial(text.strip().substring("serial:".length()));
            default -> throw new IllegalArgumentException("no such line: " + scheme);
        };
    }

    private static CameraAddress ip(Framing framing, URI uri, int usual) {
        String host = uri.getHost();
        if (host == null || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("no host in " + uri);
        }
        boolean fixed = "sequence=fixed".equals(uri.getQuery());
        return new CameraAddress(framing, host, uri.getPort() < 0 ? usual : uri.getPort(), 1, fixed);
    }

    private static CameraAddress serial(String rest) {
        String[] parts = rest.split("\\?", 2);
        int baud = BAUD;
        int camera = 1;
        for (String option : parts.length < 2 ? new String[0] : parts[1].split("&")) {
            switch (option.replaceFirst("=.*", "")) {
                case "baud" -> baud = Integer.parseInt(option.substring("baud=".length()));
                case "camera" -> camera = Integer.parseInt(option.substring("camera=".length()));
                default -> throw new IllegalArgumentException("no such option: " + option);
            }
        }
        if (!parts[0].startsWith("/dev/") || parts[0].contains("..") || camera < 1 || camera > 7 || baud < 1_200) {
            throw new IllegalArgumentException("no serial line: " + rest);
        }
        return new CameraAddress(Framing.SERIAL, parts[0], baud, camera, false);
    }

    public LineSettings settings() {
        return new LineSettings(framing, camera, fixedSequence);
    }

    @Override
    public String toString() {
        return framing == Framing.SERIAL
                ? "serial:" + host + "?baud=" + port + "&camera=" + camera
                : framing.name().toLowerCase(Locale.ROOT) + "://" + host + ":" + port
                        + (fixedSequence ? "?sequence=fixed" : "");
    }
}
