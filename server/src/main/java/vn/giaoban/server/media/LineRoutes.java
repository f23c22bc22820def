package vn.giaoban.server.media;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.views.ConferencesView;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.Authority;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.signaling.api.Scope;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.RoomView;
import vn.giaoban.signaling.room.PeerLine;
import vn.giaoban.signaling.web.Signaling;
import vn.giaoban.store.views.Views;

/** How every line of a conference is, line by line for the technician and in few numbers for Prometheus. */
public final class LineRoutes {
    private static final Set<Role> TECHNICIANS = Set.of(Role.CHAIR, Role.OPERATOR, Role.TECHNICIAN, Role.ADMINISTRATOR);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Signaling signaling;
    private final Views views;
    private final Authority authority;
    private final Directory directory;
    private final Supplier<String> more;

    /**
     * One line; see {@link PeerLine}.
     *
     * @param name the site's, or the account's holder's
     */
    record LineAnswer(
            String peer,
            @Nullable UUID site,
            @Nullable UUID account,
            String name,
            boolean seated,
            boolean simulated,
            boolean up,
            RoomView.@Nullable Quality word,
            @Nullable Measured measured,
            ClientMessage.@Nullable Stats seen) {}

    /** See {@link MediaEvent.Stats}; {@code carries} and bits are per second. */
    record Measured(MediaEvent.Flow up, MediaEvent.Flow down, int roundTripMillis, long carries, int stageHeight) {}

    /** @param more what else is measured, in Prometheus' text format */
    public LineRoutes(
            Signaling signaling, Views views, Authority authority, Directory directory, Supplier<String> more) {
        this.more = more;
        this.signaling = signaling;
        this.views = views;
        this.authority = authority;
        this.directory = directory;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                                "/conferences/{id}/lines",
                                Allowed.toRoles(Role.TECHNICIAN, Role.CHAIR, Role.OPERATOR, Role.ADMINISTRATOR),
                                "How each line of a conference is: loss, jitter, round trip, layer, bit rate, freezes.",
                                this::lines)
                        .answersPageOf(LineAnswer.class),
                Route.get(
                        "/metrics",
                        Allowed.toRoles(Role.TECHNICIAN, Role.ADMINISTRATOR)
                                .orService(Scope.METRICS_READ)
                                .orPassword(),
                        "The lines of all open conferences in few numbers, in Prometheus' text format.",
                        call -> metrics()));
    }

    private Answer lines(Call call) {
        ConferenceId id = new ConferenceId(call.id("id"));
        var row =
                views.query(c -> ConferencesView.find(c, id)).orElseThrow(() -> Problem.notFound("conference-unknown"));
        authority.require(call.caller(), TECHNICIANS, row.plan().organiser());
        return call.page(now(id).stream().map(this::answer).toList());
    }

    private Answer metrics() {
        Map<String, List<PeerLine>> all = new HashMap<>();
        signaling.conferences().forEach(conference -> all.put(conference.toString(), now(conference)));
        byte[] text = (Figures.of(all) + more.get()).getBytes(StandardCharsets.UTF_8);
        return new Answer(200, Map.of(), new Answer.Content.Bytes(Figures.MIME, text));
    }

    /** A room that does not answer in time is too busy to be asked. */
    private List<PeerLine> now(ConferenceId conference) {
        return signaling
                .lines(conference)
                .completeOnTimeout(List.of(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private LineAnswer answer(PeerLine line) {
        SiteId site = line.site();
        MediaEvent.Stats stats = line.measured();
        return new LineAnswer(
                line.peer(),
                site == null ? null : site.value(),
                line.account() == null ? null : line.account().value(),
                name(line),
                line.seated(),
                line.simulated(),
                line.up(),
                line.word(),
                stats == null
                        ? null
                        : new Measured(
                                stats.up(),
                                stats.down(),
                                stats.roundTripMillis(),
                                stats.carries(),
                                stats.stageHeight()),
                line.seen());
    }

    private String name(PeerLine line) {
        SiteId site = line.site();
        if (site != null) {
            return directory.nameOf(site);
        }
        return line.account() == null ? "" : directory.account(line.account()).name();
    }
}
