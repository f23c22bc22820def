package vn.giaoban.meeting.device;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import java.util.Locale;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.device.DeviceEvent.DeviceTroubleBegan;
import vn.giaoban.meeting.device.DeviceEvent.DeviceTroubleEnded;
import vn.giaoban.meeting.device.DeviceEvent.Trouble;

/** A device; all that is known of it is what is wrong with it. */
final class DeviceAggregate {
    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable Trouble trouble;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(DeviceCommand.NoteDevice note) {
        Trouble found = note.trouble();
        if (!Objects.equals(found, trouble)) {
            AggregateLifecycle.apply(
                    found == null
                            ? new DeviceTroubleEnded(note.kind(), note.id(), note.site(), note.outcome())
                            : new DeviceTroubleBegan(
                                    note.kind(), note.id(), note.site(), found.level(), found.cause()));
        }
    }

    @EventSourcingHandler
    void on(DeviceEvent event) {
        stream = "device/" + event.kind().name().toLowerCase(Locale.ROOT) + "/" + event.id();
        trouble = Trouble.after(event);
    }
}
