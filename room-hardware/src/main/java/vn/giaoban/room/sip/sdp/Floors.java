package vn.giaoban.room.sip.sdp;

import org.jspecify.annotations.Nullable;
import vn.giaoban.media.secure.Fingerprint;
import vn.giaoban.room.sip.sdp.Agreement.Floor;

/** Lines of BFCP (RFC 8856): what an offered one comes to, and ours. We serve the floor, whoever connects. */
final class Floors {
    /** What stands for a port where there is none to connect to (RFC 4145, 4.1). */
    private static final int DISCARD = 9;

    private Floors() {}

    /** Null for another application, a floor that the room serves itself, and a way that we do not go. */
    static @Nullable Floor floor(MediaLine line, Local local) {
        Floor.Way way = way(line);
        if (way == null || line.port() == 0 || "s-only".equals(line.attribute("floorctrl"))) {
            return null;
        }
        String setup = line.attribute("setup");
        boolean connects = way != Floor.Way.UDP && "passive".equals(setup);
        Fingerprint theirs = fingerprint(line);
        boolean unknown = connects && (Legs.remote(line) == null || line.port() == DISCARD)
                || way == Floor.Way.TLS && (theirs == null || local.side().identity() == null)
                || "holdconn".equals(setup);
        return unknown ? null : new Floor(Legs.remote(line), way, connects, theirs);
    }

    private static Floor.@Nullable Way way(MediaLine line) {
        for (Floor.Way way : Floor.Way.values()) {
            if (line.kind().equals("application") && line.protocol().equalsIgnoreCase(way.protocol)) {
                return way;
            }
        }
        return null;
    }

    private static @Nullable Fingerprint fingerprint(MediaLine line) {
        String value = line.attribute("fingerprint");
        return value == null ? null : Fingerprint.parse(value);
    }

    /** A room that names how it connects is told likewise. */
    static String line(MediaLine offered, Floor floor, Local local) {
        int number = Floor.NUMBER;
        int port = floor.connects() ? DISCARD : local.side().floor();
        boolean stream = floor.way() != Floor.Way.UDP;
        String connects = stream || offered.attribute("setup") != null
                ? "a=setup:" + (floor.connects() ? "active" : "passive") + "\r\na=connection:"
                        + ("existing".equals(offered.attribute("connection")) ? "existing" : "new") + "\r\n"
                : "";
        String identity =
                floor.way() == Floor.Way.TLS ? "a=fingerprint:" + local.side().identity() + "\r\n" : "";
        return "m=application " + port + " " + offered.protocol() + " *\r\na=floorctrl:s-only\r\na=confid:" + number
                + "\r\na=userid:" + number + "\r\na=floorid:" + number + " mstrm:" + Lines.CONTENT_LABEL + "\r\n"
                + connects + identity;
    }
}
