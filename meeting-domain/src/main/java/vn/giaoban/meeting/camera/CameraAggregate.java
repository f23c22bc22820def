package vn.giaoban.meeting.camera;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell of a camera. */
final class CameraAggregate {
    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable Camera state;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CameraCommand.InstallCamera command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CameraCommand.FindFarCamera command) {
        decide(command);
    }

    @CommandHandler
    void handle(CameraCommand.RemoveCamera command) {
        decide(command);
    }

    @CommandHandler
    void handle(CameraCommand.NameCameraPreset command) {
        decide(command);
    }

    @CommandHandler
    void handle(CameraCommand.ForgetCameraPreset command) {
        decide(command);
    }

    @CommandHandler
    void handle(CameraCommand.ChooseFloorPreset command) {
        decide(command);
    }

    @CommandHandler
    void handle(CameraCommand.ChooseSeatPreset command) {
        decide(command);
    }

    @CommandHandler
    void handle(CameraCommand.NoteCameraMove command) {
        decide(command);
    }

    @CommandHandler
    void handle(CameraCommand.NoteCameraStop command) {
        decide(command);
    }

    private void decide(CameraCommand command) {
        Camera.decide(state, command).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(CameraEvent event) {
        stream = "camera/" + event.camera();
        state = Camera.evolve(state, event);
    }
}
