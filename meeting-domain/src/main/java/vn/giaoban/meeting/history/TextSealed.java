package vn.giaoban.meeting.history;

import tools.jackson.databind.node.ObjectNode;
import vn.giaoban.store.vault.SealedText;

/** From a text that stood in the open to one that is sealed: what was written before stays as it is. */
record TextSealed(String event, String field) implements Hop {
    @Override
    public int from() {
        return 1;
    }

    @Override
    public ObjectNode lift(ObjectNode old) {
        SealedText open = SealedText.inTheOpen(old.required(field).asString());
        old.putObject(field).put("key", open.key()).put("envelope", open.envelope());
        return old;
    }
}
