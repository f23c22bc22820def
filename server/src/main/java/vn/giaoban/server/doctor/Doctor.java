package vn.giaoban.server.doctor;

import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import vn.giaoban.server.system.Fact;
import vn.giaoban.server.system.Finding;
import vn.giaoban.server.system.Machine;
import vn.giaoban.server.system.SystemStatus;
import vn.giaoban.server.system.Verdict.Level;

/** {@code ./run doctor}: what is well and what is not. Changes nothing; a server may be running on the folder. */
public final class Doctor {
    private Doctor() {}

    /**
     * What a server would be started with.
     *
     * @param port of HTTP, when given
     * @param bind address that HTTP and HTTPS listen on
     * @param certificate of one's own; null for the one that the server makes
     * @param publicAddress printed in links; null for this machine's own
     * @param mediaTold addresses for media that an administrator chose; empty for this machine's own
     */
    public record Asked(
            Path data,
            OptionalInt port,
            String bind,
            @Nullable Path certificate,
            @Nullable String publicAddress,
            List<InetAddress> mediaTold) {}

    /** Prints one line for each finding, in Vietnamese and English; 1 when something does not work, else 0. */
    public static int run(Asked asked, Instant now, PrintStream out) {
        List<Finding> findings = SystemStatus.judge(facts(asked), now);
        findings.forEach(finding -> out.println(mark(finding.verdict().level()) + " " + Sentences.of(finding)));
        long bad = count(findings, Level.BAD);
        long watch = count(findings, Level.WATCH);
        out.println(
                bad > 0
                        ? "Phải xử lý: " + bad + ". To be put right: " + bad + "."
                        : watch > 0
                                ? "Chạy được; nên xem: " + watch + ". Works; to be looked at: " + watch + "."
                                : "Mọi thứ tốt. All is well.");
        return bad > 0 ? 1 : 0;
    }

    private static List<Fact> facts(Asked asked) {
        Path own = asked.certificate();
        HeldPorts ports = HeldPorts.of(asked.data(), asked.port(), asked.bind());
        DataFolder folder = DataFolder.look(asked.data());
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact.Java(Runtime.version().feature()));
        facts.add(folder.fact());
        folder.log().ifPresent(facts::add);
        facts.add(Machine.disk(asked.data()));
        facts.addAll(ports.facts());
        facts.add(Machine.address(asked.publicAddress()));
        facts.add(
                own != null
                        ? Machine.certificate(own, true)
                        : Machine.certificate(asked.data().resolve("tls/certificate.pem"), false));
        facts.add(Machine.media(ports.media()));
        facts.add(Machine.mediaWays(asked.mediaTold(), ports.media(), ports.mediaTcp()));
        facts.add(Machine.ffmpeg(System.getenv("PATH")));
        facts.add(Machine.backup(
                asked.data(), folder.log().map(Fact.Log::position).orElse(-1L)));
        return facts;
    }

    private static long count(List<Finding> findings, Level level) {
        return findings.stream().filter(f -> f.verdict().level() == level).count();
    }

    private static String mark(Level level) {
        return switch (level) {
            case GOOD -> "✓";
            case WATCH -> "!";
            case BAD -> "✗";
        };
    }
}
