package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import vn.giaoban.media.MediaPlane.BadOffer;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.ice.IceCredentials;
import vn.giaoban.media.ice.IceLite;
import vn.giaoban.media.sdp.Agreement;
import vn.giaoban.media.sdp.Agreement.Part;
import vn.giaoban.media.sdp.Agreement.Role;
import vn.giaoban.media.sdp.AnswerWriter;

/** Makes connections out of agreements, and their answers. */
final class Admission {
    private final Sfu.Settings settings;
    private final RandomGenerator random;
    private long connections;

    Admission(Sfu.Settings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    Connection connect(Room room, PeerId peer, Agreement agreement, Sfu sfu, long now) {
        IceLite ice = new IceLite(credentials(agreement.ufrag()), now);
        Connection connection = new Connection(++connections, peer, room, agreement, ice, ssrc(), sfu);
        // One clock base for a connection: its slots' timestamps differ only by their rates.
        long base = random.nextInt() & 0x7fffffffL;
        List<Intake.Source> sources = new ArrayList<>();
        for (Part part : agreement.parts()) {
            switch (part.role()) {
                case AUDIO_SLOT, VIDEO_SLOT -> connection.slots.add(slot(connection, part, base));
                case MICROPHONE -> sources.add(source(room, peer, part, SourceId.Kind.MICROPHONE));
                case CAMERA -> sources.add(source(room, peer, part, SourceId.Kind.CAMERA));
                case SCREEN -> sources.add(source(room, peer, part, SourceId.Kind.SCREEN));
                case REFUSED -> {}
            }
        }
        if (!sources.isEmpty()) {
            connection.receive(new Intake(connection, settings.layers(), sources));
        }
        return connection;
    }

    private static Intake.Source source(Room room, PeerId peer, Part part, SourceId.Kind kind) {
        return new Intake.Source(part, room.publication(new SourceId(peer, kind)));
    }

    private OutSlot slot(Connection connection, Part part, long base) {
        boolean video = part.role() == Role.VIDEO_SLOT;
        boolean repairs = part.codecs().stream().anyMatch(codec -> codec.repairType() >= 0);
        return new OutSlot(
                connection,
                video ? Slot.video(part.index()) : Slot.audio(part.index()),
                part,
                ssrc(),
                repairs ? ssrc() : 0,
                random.nextInt() & 0x7fff,
                base);
    }

    private int ssrc() {
        int ssrc = random.nextInt();
        return ssrc == 0 ? 1 : ssrc;
    }

    IceCredentials credentials(String remoteUfrag) {
        return new IceCredentials(IceCredentials.newUfrag(random), IceCredentials.newPassword(random), remoteUfrag);
    }

    /** Refuses a restart that is not of the same sections and the same certificate. */
    void checkSame(Agreement before, Agreement now) {
        if (!before.fingerprint().equals(now.fingerprint())) {
            throw new BadOffer("restart-other-certificate", "a=fingerprint");
        }
        boolean same = before.parts().size() == now.parts().size();
        for (int i = 0; same && i < before.parts().size(); i++) {
            Part old = before.parts().get(i);
            Part fresh = now.parts().get(i);
            same = old.role() == fresh.role()
                    && old.offered().mid().equals(fresh.offered().mid());
        }
        if (!same) {
            throw new BadOffer("restart-other-sections", "m=");
        }
    }

    String answer(Connection connection, Agreement agreement) {
        Map<Integer, AnswerWriter.Ssrcs> ssrcs = new HashMap<>();
        for (int i = 0; i < agreement.parts().size(); i++) {
            Part part = agreement.parts().get(i);
            Slot slot = part.role() == Role.VIDEO_SLOT ? Slot.video(part.index()) : Slot.audio(part.index());
            OutSlot out =
                    part.role() == Role.VIDEO_SLOT || part.role() == Role.AUDIO_SLOT ? connection.slot(slot) : null;
            if (out != null) {
                ssrcs.put(i, new AnswerWriter.Ssrcs(out.ssrc, out.repairSsrc));
            }
        }
        IceCredentials credentials = connection.ice.credentials();
        return AnswerWriter.write(
                agreement,
                new AnswerWriter.Transport(
                        connection.id,
                        connection.answers,
                        credentials.ufrag(),
                        credentials.password(),
                        settings.identity(),
                        settings.candidates()),
                ssrcs);
    }
}
