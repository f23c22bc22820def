package vn.giaoban.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import vn.giaoban.media.embedded.EmbeddedMedia;
import vn.giaoban.server.access.StartLink;
import vn.giaoban.server.boot.Addresses;
import vn.giaoban.server.boot.Banner;
import vn.giaoban.server.boot.Ports;
import vn.giaoban.server.boot.RunFile;
import vn.giaoban.server.office.Wellness;
import vn.giaoban.server.simulators.SimulatorProcess;
import vn.giaoban.signaling.directory.Office;
import vn.giaoban.signaling.web.Signaling;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.Views;

/** The last step of starting: {@code run.json}, the simulators, and what the terminal shows. */
final class FirstScreen {
    private static final Logger LOG = LoggerFactory.getLogger(FirstScreen.class);
    private static final Duration VIEWS_PATIENCE = Duration.ofSeconds(2);

    private FirstScreen() {}

    static void show(BeanFactory beans) {
        var line = beans.getBean(CommandLine.class);
        var settings = beans.getBean(ServerSettings.class);
        var ports = beans.getBean(Ports.class);
        Optional<Office> office = Office.read(beans.getBean(Vault.class));
        boolean sample = office.map(Office::sample).isPresent();
        String configured = settings.publicAddress();
        String address = "https://" + (configured != null ? configured : Addresses.likely()) + ":" + ports.https();
        String code = beans.getBean(StartLink.class).code();
        String link = office.isEmpty() ? address + "/setup#" + code : sample ? address + "/start#" + code : "";
        new RunFile(
                        beans.getBean(Signaling.class).instance(),
                        ProcessHandle.current().pid(),
                        ports.http(),
                        ports.https(),
                        beans.getBean(EmbeddedMedia.Started.class).port(),
                        address,
                        link,
                        beans.getBean(RunKeys.class).simulators(),
                        beans.getBean(RunKeys.class).terminal(),
                        Instant.now(beans.getBean(Clock.class)))
                .write(line.data());
        if (sample) {
            awaitViews(beans);
        }
        if (sample && line.simulators()) {
            beans.getBean(SampleOffice.class).inviteFirstSpeaker();
            beans.getBean(SimulatorProcess.class).start(line.data(), GiaoBan.class, CommandLine.ALL_SITES);
        }
        System.out.print(Banner.of(settings.language(), sinceLaunch(), address, link, office.isEmpty()));
        System.out.flush();
        beans.getBean(Wellness.class).started();
    }

    /** Whoever follows the link at once is to find the whole sample, which may have been made a moment ago. */
    private static void awaitViews(BeanFactory beans) {
        try {
            beans.getBean(Views.class)
                    .await(beans.getBean(CommitLog.class).head().position(), VIEWS_PATIENCE);
        } catch (Views.ViewBehind stillBuilding) {
            LOG.info("the first pages may show less than there is: {}", stillBuilding.getMessage());
        }
    }

    /** Since {@code ./run} had found everything built, or since this process began. */
    private static Duration sinceLaunch() {
        Instant now = Instant.now();
        String launched = System.getProperty("giaoban.launched", "");
        Instant begun = launched.matches("\\d{13}")
                ? Instant.ofEpochMilli(Long.parseLong(launched))
                : ProcessHandle.current().info().startInstant().orElse(now);
        return Duration.between(begun, now);
    }
}
