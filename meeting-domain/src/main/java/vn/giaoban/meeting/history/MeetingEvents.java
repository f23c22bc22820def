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
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.store.log.EventCodec;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.StreamId;

/** How the meeting's events are stored: stable names, one JSON shape per version, ids as text. */
public final class MeetingEvents implements EventCodec {
    private static final int NEWEST = 1;

    private final JsonMapper json = JsonMapper.builder()
            .addModule(new IdsAsText())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

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
        return NEWEST;
    }

    @Override
    public byte[] toJson(Object event) {
        return json.writeValueAsBytes(event);
    }

    @Override
    public MeetingEvent fromJson(String name, int version, byte[] stored) {
        Class<? extends MeetingEvent> type = EventNames.recordOf(name);
        if (type == null || version != NEWEST) {
            throw new IllegalArgumentException("unknown event " + name + " v" + version);
        }
        try {
            return json.readValue(stored, type);
        } catch (JacksonException | NullPointerException e) {
            throw new IllegalArgumentException("event " + name + " v" + version + " is not of its shape", e);
        }
    }

    @Override
    public MeetingEvent fromJson(NewEvent stored) {
        return fromJson(stored.name(), stored.version(), stored.payload());
    }

    /** The events of a commit that are of a vocabulary, in order, each with its stream; the others are not decoded. */
    public <T extends MeetingEvent> List<Placed<T>> of(StoredCommit commit, Class<T> vocabulary) {
        List<Placed<T>> found = new ArrayList<>();
        for (NewEvent stored : commit.commit().events()) {
            Class<? extends MeetingEvent> type = EventNames.recordOf(stored.name());
            if (type != null && vocabulary.isAssignableFrom(type)) {
                found.add(new Placed<>(stored.stream(), vocabulary.cast(fromJson(stored))));
            }
        }
        return found;
    }

    /** An event and the stream in which it stands. */
    public record Placed<T extends MeetingEvent>(StreamId stream, T event) {

        /** The id after the stream's kind: the conference's in {@code live/<id>} and {@code site-session/<id>/…}. */
        public UUID id() {
            return UUID.fromString(stream.value().split("/", -1)[1]);
        }
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
