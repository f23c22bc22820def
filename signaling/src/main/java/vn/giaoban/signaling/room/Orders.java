package vn.giaoban.signaling.room;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveConferences.Receipt;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.signaling.protocol.ClientCommand;
import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.Codec;
import vn.giaoban.signaling.protocol.Fault;
import vn.giaoban.store.log.Sha256;

/** Clients' commands and the server's own, on their way into the meeting's mailbox. */
final class Orders {
    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

    private final Ports ports;
    private final People people;
    private final Translator translator;

    Orders(Ports ports, People people) {
        this.ports = ports;
        this.people = people;
        this.translator = new Translator(ports.vault(), ports.names(), people);
    }

    /** Submits a client's command after all its earlier ones; does not wait for those to be durable. */
    CompletableFuture<Receipt> submit(LiveRoom room, Client client, ClientMessage.Command message) {
        Who who = client.who;
        Instant now = ports.clock().instant();
        int epoch = message.epoch() == null ? 0 : message.epoch();
        CommandContext context = new CommandContext(
                message.id(), who.actor(), who.account(), epoch, now, now, false, digest(who, message.command()));
        CompletableFuture<CompletableFuture<Receipt>> submitted = client.lastCommand.handleAsync(
                (before, failed) -> {
                    Permissions.checkNamed(ports.access(), room.conference(), message.command());
                    return ports.live()
                            .submit(
                                    room.conference(),
                                    translator.translate(room, who, message.id(), message.command()),
                                    context);
                },
                ports.blocking());
        client.lastCommand = submitted;
        return submitted.thenCompose(receipt -> receipt);
    }

    /** Submits what the server itself observed or arranges. */
    CompletableFuture<Receipt> submit(LiveRoom room, LiveCommand command, String automation, UUID id) {
        CommandContext context =
                CommandContext.by("system:" + automation, id, ports.clock().instant());
        return CompletableFuture.supplyAsync(
                        () -> ports.live().submit(room.conference(), command, context), ports.blocking())
                .thenCompose(receipt -> receipt);
    }

    /** A site's own command, made by the server in the device's name: sitting down when it comes in. */
    CompletableFuture<Receipt> submitFor(LiveRoom room, Who who, LiveCommand command) {
        CommandContext context =
                CommandContext.by(who.actor(), ports.ids().get(), ports.clock().instant());
        return CompletableFuture.supplyAsync(
                        () -> ports.live().submit(room.conference(), command, context), ports.blocking())
                .thenCompose(receipt -> receipt);
    }

    /** What to answer when it did not work out. */
    Fault fault(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Rejected rejected) {
            return named(Fault.of(rejected));
        }
        LOG.error("A command could not be carried out", cause);
        return new Fault("log-unavailable");
    }

    /** Refusals name people by id; a client is told their names. */
    private Fault named(Fault fault) {
        String holder = fault.params().get("holder");
        if (holder == null || holder.length() != 36) {
            return fault;
        }
        UUID id = UUID.fromString(holder);
        String name = fault.code().equals("talk-key-held")
                ? ports.names().account(new AccountId(id)).name()
                : people.name(new PersonId(id));
        Map<String, String> params = new HashMap<>(fault.params());
        params.put("holder", name);
        return new Fault(fault.code(), params);
    }

    /** The same command id with another body is another command: this tells them apart. */
    private static String digest(Who who, ClientCommand command) {
        String body = Codec.write(new ClientMessage.Command(new UUID(0, 0), null, command));
        return Sha256.hex((who.actor() + "\n" + body).getBytes(StandardCharsets.UTF_8));
    }
}
