package vn.giaoban.meeting.planted;

import vn.giaoban.media.RoomId;

record KnowsMedia(RoomId room) {}
