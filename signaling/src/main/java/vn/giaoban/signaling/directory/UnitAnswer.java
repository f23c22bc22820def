package vn.giaoban.signaling.directory;

import java.util.UUID;

/** A unit as a reader needs it: {@code type} is printed quietly before the name. */
public record UnitAnswer(UUID id, String type, String name) {}
