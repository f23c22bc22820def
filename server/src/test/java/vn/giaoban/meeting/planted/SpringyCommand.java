package vn.giaoban.meeting.planted;

import org.springframework.core.Ordered;

record SpringyCommand(Ordered order) {}
