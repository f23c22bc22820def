package vn.giaoban.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rules of ARCHITECTURE.md, by the name of the wall. */
final class Walls {
    private static final String[] SANS_IO = {
        "vn.giaoban.media.rtp..",
        "vn.giaoban.media.ice..",
        "vn.giaoban.media.sdp..",
        "vn.giaoban.media.sfu..",
        "vn.giaoban.room.visca",
        "vn.giaoban.room.visca.link..",
        "vn.giaoban.room.h281..",
        "vn.giaoban.room.bfcp..",
        "vn.giaoban.room.health..",
        "vn.giaoban.room.sip.sdp..",
        "vn.giaoban.room.sip.call..",
        "vn.giaoban.room.sip.menu..",
        "vn.giaoban.room.sip.audio..",
        "vn.giaoban.room.sip.register..",
        "vn.giaoban.signaling.session..",
        "vn.giaoban.signaling.stage..",
        "vn.giaoban.signaling.protocol.."
    };

    private static final DescribedPredicate<JavaClass> SOCKETS_AND_THREADS = resideInAnyPackage(
                    "java.nio.channels..", "java.util.concurrent.locks..", "reactor..", "org.springframework..")
            .or(nameMatching("java\\.net\\.(Server|Datagram|Multicast)?Socket"))
            .or(nameMatching("java\\.lang\\.Thread|java\\.util\\.concurrent\\.Executors?|java\\.util\\.Random"
                    + "|java\\.security\\.SecureRandom"))
            .as("sockets, threads, randomness or frameworks");

    private static final DescribedPredicate<JavaMethodCall> THE_CLOCK = DescribedPredicate.describe(
            "the clock or chance",
            call -> (call.getTargetOwner().getPackageName().equals("java.time")
                            && call.getName().equals("now"))
                    || (call.getTargetOwner().isEquivalentTo(System.class)
                            && (call.getName().equals("nanoTime")
                                    || call.getName().equals("currentTimeMillis")))
                    || (call.getTargetOwner().isEquivalentTo(java.util.UUID.class)
                            && call.getName().equals("randomUUID"))
                    || (call.getTargetOwner().isEquivalentTo(Math.class)
                            && call.getName().equals("random")));

    private static final DescribedPredicate<JavaClass> DECISIONS = resideInAnyPackage("vn.giaoban.meeting..")
            .and(simpleNameEndingWith("Event")
                    .or(simpleNameEndingWith("Command"))
                    .or(DescribedPredicate.describe(
                            "records with evolve",
                            (JavaClass c) -> c.isRecord()
                                    && c.getMethods().stream()
                                            .anyMatch(m -> m.getName().equals("evolve")
                                                    && m.getModifiers().contains(JavaModifier.STATIC)))))
            .as("decisions and vocabularies of the meeting");

    private Walls() {}

    static Map<String, ArchRule> all() {
        Map<String, ArchRule> walls = new LinkedHashMap<>();
        walls.put(
                "sans-IO packages know no socket, thread, chance or framework",
                noClasses().that().resideInAnyPackage(SANS_IO).should(dependOnClassesThat(SOCKETS_AND_THREADS)));
        walls.put(
                "sans-IO packages never read the clock",
                noClasses().that().resideInAnyPackage(SANS_IO).should(callMethodWhere(THE_CLOCK)));
        walls.put("decisions never read the clock", noClasses().that(DECISIONS).should(callMethodWhere(THE_CLOCK)));
        walls.put(
                "decisions know only the meeting, sealed texts and Java",
                classes()
                        .that(DECISIONS)
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.jspecify..",
                                "vn.giaoban.meeting..",
                                "vn.giaoban.store.vault..",
                                "vn.giaoban.store.log..")));
        walls.put(
                "the store knows no meeting",
                below("store", "meeting", "media", "signaling", "recording", "room", "server"));
        walls.put("the meeting knows no edge", below("meeting", "media", "signaling", "recording", "room", "server"));
        walls.put(
                "media knows no meeting",
                below("media", "store", "meeting", "signaling", "recording", "room", "server"));
        walls.put("signaling knows no neighbour", below("signaling", "recording", "room", "server"));
        walls.put("recording knows no neighbour", below("recording", "signaling", "room", "server"));
        walls.put(
                "rooms know no neighbour",
                below("room", "signaling", "recording", "server").allowEmptyShould(true));
        walls.put(
                "the simulated camera shares nothing with what it tests",
                noClasses()
                        .that()
                        .resideInAPackage("vn.giaoban.room.simulator..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("vn.giaoban.room.visca..", "vn.giaoban.room.camera.."));
        walls.put(
                "media and store know no Spring",
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                "vn.giaoban.media..",
                                "vn.giaoban.store..",
                                "vn.giaoban.meeting..",
                                "vn.giaoban.recording..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.springframework..", "reactor.."));
        walls.put(
                "reactive types stay at the edge",
                noClasses()
                        .that()
                        .resideInAnyPackage("vn.giaoban..")
                        .and()
                        .resideOutsideOfPackages(
                                "vn.giaoban.signaling.web..", "vn.giaoban.signaling.api..", "vn.giaoban.server..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("reactor.."));
        walls.put(
                "only the server wires",
                noClasses()
                        .that()
                        .resideOutsideOfPackage("vn.giaoban.server..")
                        .should()
                        .beAnnotatedWith("org.springframework.context.annotation.Configuration")
                        .orShould()
                        .beAnnotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication"));
        walls.put(
                "no event processor of Axon's",
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("org.axonframework.eventhandling.EventHandler")
                        .orShould()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.axonframework.deadline..", "org.axonframework.modelling.saga.."));
        walls.put(
                "aggregates are package-private shells",
                classes()
                        .that()
                        .haveSimpleNameEndingWith("Aggregate")
                        .and()
                        .resideInAPackage("vn.giaoban.meeting..")
                        .should()
                        .bePackagePrivate());
        walls.put(
                "nobody prints or logs by java.util.logging outside the server",
                noClasses()
                        .that()
                        .resideOutsideOfPackage("vn.giaoban.server..")
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.util.logging.."));
        walls.put(
                "packages have no cycles",
                SlicesRuleDefinition.slices()
                        .matching("vn.giaoban.(**)")
                        .should()
                        .beFreeOfCycles());
        return walls;
    }

    private static ArchRule below(String module, String... above) {
        String[] packages =
                Arrays.stream(above).map(a -> "vn.giaoban." + a + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("vn.giaoban." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }
}
