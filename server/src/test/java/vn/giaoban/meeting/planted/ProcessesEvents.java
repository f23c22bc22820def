package vn.giaoban.meeting.planted;

import org.axonframework.eventhandling.EventHandler;

final class ProcessesEvents {
    @EventHandler
    void on(String event) {}
}
