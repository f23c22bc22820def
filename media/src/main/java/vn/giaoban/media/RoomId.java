package vn.giaoban.media;

/** A room of the media server: one conference. */
public record RoomId(String value) {}
