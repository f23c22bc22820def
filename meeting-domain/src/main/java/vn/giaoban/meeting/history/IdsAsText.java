package vn.giaoban.meeting.history;

import java.util.UUID;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.CameraId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.KnockId;
import vn.giaoban.meeting.ListId;
import vn.giaoban.meeting.NoteId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;

/** Writes ids as the plain text of their UUID, not as objects. */
final class IdsAsText extends SimpleModule {
    private static final long serialVersionUID = 1;

    IdsAsText() {
        super("ids-as-text");
        id(AccountId.class, AccountId::new);
        id(CameraId.class, CameraId::new);
        id(ConferenceId.class, ConferenceId::new);
        id(DeviceId.class, DeviceId::new);
        id(KnockId.class, KnockId::new);
        id(ListId.class, ListId::new);
        id(NoteId.class, NoteId::new);
        id(PersonId.class, PersonId::new);
        id(RequestId.class, RequestId::new);
        id(SiteId.class, SiteId::new);
        id(UnitId.class, UnitId::new);
    }

    private <T> void id(Class<T> type, Function<UUID, T> make) {
        addSerializer(type, new Writer<>(type));
        addDeserializer(type, new Reader<>(type, make));
    }

    private static final class Writer<T> extends StdSerializer<T> {
        Writer(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T id, JsonGenerator json, SerializationContext context) {
            json.writeString(id.toString());
        }
    }

    private static final class Reader<T> extends StdDeserializer<T> {
        private final transient Function<UUID, T> make;

        Reader(Class<T> type, Function<UUID, T> make) {
            super(type);
            this.make = make;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            return make.apply(context.readValue(json, UUID.class));
        }
    }
}
