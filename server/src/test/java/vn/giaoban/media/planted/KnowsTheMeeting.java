package vn.giaoban.media.planted;

import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.planted.PublicAggregate;

public final class KnowsTheMeeting {
    @Nullable
    PublicAggregate other;
}
