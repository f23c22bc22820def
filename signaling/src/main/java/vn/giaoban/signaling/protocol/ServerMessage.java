package vn.giaoban.signaling.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Plan;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.SiteId;

/** What the server says. The record's name, first letter lowered, is its {@code type}. */
public sealed interface ServerMessage {

    /** Answers a hello; again whenever the client's seat changes, replacing all that was said before. */
    record Welcome(
            int version,
            String instance,
            String resume,
            Instant now,
            You you,
            @Nullable Plan plan,
            RoomView room) implements ServerMessage {}

    /** Who the client is. */
    record You(
            Role role,
            String peer,
            @Nullable SiteId site,
            @Nullable AccountId account,
            String name,
            List<String> may,
            @Nullable Seat seat,
            boolean simulated) {
        public You {
            may = List.copyOf(may);
        }
    }

    /** On which side of the meeting a client stands. */
    enum Role {
        SITE,
        STAFF
    }

    /** How a site's device takes part. */
    enum Seat {
        SEATED,
        WATCHING,
        CHOOSE,
        LOBBY
    }

    record Snapshot(RoomView room) implements ServerMessage {}

    /** The parts that changed, each whole, {@code sites} by id. */
    record Delta(
            long position,
            RoomView.@Nullable Meeting meeting,
            @Nullable List<RoomView.Request> queue,
            @Nullable List<RoomView.Site> sites,
            @Nullable List<RoomView.Note> notes,
            @Nullable List<RoomView.Knock> lobby,
            @Nullable List<RoomView.Staff> staff)
            implements ServerMessage {}

    /** How loud those who may be heard are: 0 (silence) to 127, by site; and which of them is the one who speaks. */
    record Levels(Map<String, Integer> levels, @Nullable SiteId speaking) implements ServerMessage {}

    /** The client's own line: kbit/s, loss in parts of 1, milliseconds. */
    record Quality(int up, int down, double loss, int rtt, RoomView.Quality word) implements ServerMessage {}

    record Done(UUID id, long position) implements ServerMessage {}

    /** {@code id} is null for an offer. */
    record Refused(@Nullable UUID id, Fault error) implements ServerMessage {}

    /** {@code leg} as the offer had it; {@code again} when it is another answer to an offer that was answered. */
    record Answer(
            String sdp, @Nullable Integer leg, @Nullable Boolean again) implements ServerMessage {}

    /** What the client must send now; everything else stays silent. codecs are null for any. */
    record Send(
            boolean microphone,
            List<String> camera,
            boolean screen,
            @Nullable String codec,
            @Nullable String screenCodec)
            implements ServerMessage {
        public Send {
            camera = List.copyOf(camera);
        }

        public Send(boolean microphone, List<String> camera, boolean screen) {
            this(microphone, camera, screen, null, null);
        }

        /** The same, with its pictures in these codecs. */
        public Send in(@Nullable String ofCamera, @Nullable String ofScreen) {
            return new Send(microphone, camera, screen, ofCamera, ofScreen);
        }
    }

    /** Which sources the named slots announce; others are as they were. */
    record Slots(List<Shown> slots) implements ServerMessage {
        public Slots {
            slots = List.copyOf(slots);
        }

        /** Neither site nor account: the slot is empty. */
        public record Shown(
                Slot.Media media,
                int index,
                @Nullable SiteId site,
                @Nullable AccountId account,
                SourceId.@Nullable Kind kind,
                @Nullable Integer number) {}
    }

    record Pong(Instant at, Instant now) implements ServerMessage {}

    /** Said before the server closes on purpose. */
    record Bye(String code) implements ServerMessage {}

    record Error(String code, Map<String, String> params) implements ServerMessage {
        public Error {
            params = Map.copyOf(params);
        }

        public Error(Fault fault) {
            this(fault.code(), fault.params());
        }
    }
}
