package vn.giaoban.store.planted;

import vn.giaoban.meeting.SiteId;

record KnowsTheMeeting(SiteId site) {}
