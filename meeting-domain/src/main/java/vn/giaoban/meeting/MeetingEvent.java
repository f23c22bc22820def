package vn.giaoban.meeting;

/** Anything that happened. Every vocabulary of events is a sealed interface under this one. */
public interface MeetingEvent {}
