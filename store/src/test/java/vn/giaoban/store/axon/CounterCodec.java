package vn.giaoban.store.axon;

import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.store.log.EventCodec;

final class CounterCodec implements EventCodec {
    private final JsonMapper json = JsonMapper.shared();

    @Override
    public String name(Object event) {
        return switch ((Counter.Event) event) {
            case Counter.Opened opened -> "counter-opened";
            case Counter.Increased increased -> "counter-increased";
        };
    }

    @Override
    public int version(Object event) {
        return 1;
    }

    @Override
    public byte[] toJson(Object event) {
        return json.writeValueAsBytes(event);
    }

    @Override
    public Object fromJson(String name, int version, byte[] bytes) {
        return switch (name) {
            case "counter-opened" -> json.readValue(bytes, Counter.Opened.class);
            case "counter-increased" -> json.readValue(bytes, Counter.Increased.class);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
