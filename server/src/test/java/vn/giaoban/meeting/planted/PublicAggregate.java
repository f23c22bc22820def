package vn.giaoban.meeting.planted;

import org.jspecify.annotations.Nullable;
import vn.giaoban.media.planted.KnowsTheMeeting;

public final class PublicAggregate {
    @Nullable
    KnowsTheMeeting other;
}
