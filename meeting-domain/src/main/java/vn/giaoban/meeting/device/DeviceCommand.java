package vn.giaoban.meeting.device;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.MeetingCommand;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.device.DeviceEvent.Kind;
import vn.giaoban.meeting.device.DeviceEvent.Trouble;
import vn.giaoban.store.log.StreamId;

/** What may be noted of a device. */
public sealed interface DeviceCommand extends MeetingCommand {

    /**
     * How the device has been for some seconds.
     *
     * @param trouble null when there is none
     * @param outcome how a trouble ended, when there was one
     */
    record NoteDevice(
            Kind kind, UUID id, SiteId site, @Nullable Trouble trouble, String outcome) implements DeviceCommand {
        @Override
        public StreamId target() {
            return new StreamId("device/" + kind.name().toLowerCase(Locale.ROOT) + "/" + id);
        }
    }
}
