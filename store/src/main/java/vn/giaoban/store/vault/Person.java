package vn.giaoban.store.vault;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's erasable data. Events carry the id, the office and the unit. */
public record Person(
        UUID id,
        String name,
        @Nullable String phone,
        @Nullable String mail) {}
