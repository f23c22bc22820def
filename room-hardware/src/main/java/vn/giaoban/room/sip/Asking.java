package vn.giaoban.room.sip;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import vn.giaoban.room.sip.pulse.Pulse;
import vn.giaoban.room.sip.pulse.Pulses;
import vn.giaoban.room.sip.stack.SipAgent;

/** Asks the rooms and exchanges that are known whether they are there. Confined to the rooms' thread. */
final class Asking {
    private static final int AT_A_TIME = 32;

    private final SipAgent agent;
    private final Executor rooms;
    private final Executor blocking;
    private final Pulses pulses;
    private final Map<String, String> exchanges = new HashMap<>();
    private volatile Map<String, Pulse> told = Map.of();

    Asking(SipAgent agent, Executor rooms, Executor blocking, SipSettings.Calling settings) {
        Duration every = settings.asking();
        settings.exchanges().forEach(each -> exchanges.put(each.domain(), "sip:" + each.domain()));
        this.agent = agent;
        this.rooms = rooms;
        this.blocking = blocking;
        this.pulses = new Pulses(every.toMillis(), AT_A_TIME, new Random()::nextDouble);
    }

    /** The exchanges are asked besides. */
    void watch(Collection<String> addresses) {
        Set<String> all = new LinkedHashSet<>(exchanges.values());
        all.addAll(addresses);
        pulses.watch(all, now());
    }

    void tick() {
        for (Pulses.Question question : pulses.due(now())) {
            blocking.execute(() -> agent.ask(question.address(), new SipAgent.Reply() {
                @Override
                public void answered(int status) {
                    rooms.execute(() -> pulses.answered(question, status, now()));
                }

                @Override
                public void failed(String cause) {
                    rooms.execute(() -> pulses.failed(question, cause, now()));
                }
            }));
        }
        told = pulses.all();
    }

    /** From any thread. */
    Map<String, Pulse> told() {
        return told;
    }

    /** By domain; from any thread. */
    Map<String, Pulse> exchanges() {
        Map<String, Pulse> now = told;
        Map<String, Pulse> all = new HashMap<>();
        exchanges.forEach((domain, address) -> {
            Pulse pulse = now.get(address);
            if (pulse != null) {
                all.put(domain, pulse);
            }
        });
        return all;
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
