package vn.giaoban.meeting.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.store.log.EventCodec;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.StreamId;
import vn.giaoban.store.log.UnknownEvent;

/** How the meeting's events are stored: stable names, one JSON shape per version, ids as text. */
public final class MeetingEvents implements EventCodec {
    /** The product's. */
    private static final List<Hop> HOPS =
            List.of(new TextSealed("account-opened", "username"), new TextSealed("conference-cancelled", "reason"));

    private final Hops hops;

    private final JsonMapper json = JsonMapper.builder()
            .addModule(new IdsAsText())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    public MeetingEvents() {
        this(new Hops(HOPS));
    }

    MeetingEvents(Hops hops) {
        this.hops = hops;
    }

    @Override
    public String name(Object event) {
        String name = EventNames.nameOf(event.getClass());
        if (name == null) {
            throw new IllegalArgumentException("no stored name for " + event.getClass());
        }
        return name;
    }

    @Override
    public int version(Object event) {
        return hops.newest(name(event));
    }

    @Override
    public byte[] toJson(Object event) {
        return json.writeValueAsBytes(event);
    }

    @Override
    public MeetingEvent fromJson(String name, int version, byte[] stored) {
        Class<? extends MeetingEvent> type = EventNames.recordOf(name);
        int newest = hops.newest(name);
        if (type == null || version < 1 || version > newest) {
            throw new UnknownEvent(name, version);
        }
        try {
            if (version == newest) {
                return json.readValue(stored, type);
            }
            ObjectNode old = json.readValue(stored, ObjectNode.class);
            return json.treeToValue(hops.lift(name, version, old), type);
        } catch (JacksonException | NullPointerException | ClassCastException e) {
            throw new IllegalArgumentException("event " + name + " v" + version + " is not of its shape", e);
        }
    }

    @Override
    public MeetingEvent fromJson(NewEvent stored) {
        return fromJson(stored.name(), stored.version(), stored.payload());
    }

    /**
     * The events of a commit that are of a vocabulary, in order, each with its stream; the others are not decoded.
     *
     * @throws UnknownEvent when one that stands in the vocabulary's streams is of a name or version unknown here
     */
    public <T extends MeetingEvent> List<Placed<T>> of(StoredCommit commit, Class<T> vocabulary) {
        List<Placed<T>> found = new ArrayList<>();
        for (NewEvent stored : commit.commit().events()) {
            Class<? extends MeetingEvent> type = EventNames.recordOf(stored.name());
            if (type == null) {
                requireOthers(stored, vocabulary);
            } else if (vocabulary.isAssignableFrom(type)) {
                found.add(new Placed<>(stored.stream(), vocabulary.cast(fromJson(stored))));
            }
        }
        return found;
    }

    private static void requireOthers(NewEvent unknown, Class<?> vocabulary) {
        String streams = EventNames.streamsOf(vocabulary);
        if (streams == null || unknown.stream().value().startsWith(streams + "/")) {
            throw new UnknownEvent(unknown.name(), unknown.version());
        }
    }

    /** An event and the stream in which it stands. */
    public record Placed<T extends MeetingEvent>(StreamId stream, T event) {

        /** The id after the stream's kind: the conference's in {@code live/<id>} and {@code site-session/<id>/…}. */
        public UUID id() {
            return UUID.fromString(stream.value().split("/", -1)[1]);
        }
    }

    int newest(String name) {
        return hops.newest(name);
    }

    /** The events of a commit that happened to the meeting, in order; those of other modules are left out. */
    public List<MeetingEvent> of(StoredCommit commit) {
        return commit.commit().events().stream()
                .filter(event -> EventNames.recordOf(event.name()) != null)
                .map(this::fromJson)
                .toList();
    }

    /** When the commit happened, in the conference's own time. */
    public static Instant at(StoredCommit commit) {
        return commit.commit().header().conferenceTime();
    }
}
