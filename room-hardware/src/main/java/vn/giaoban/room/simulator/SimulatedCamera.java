package vn.giaoban.room.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.giaoban.room.simulator.Manual.Verdict;
import vn.giaoban.room.simulator.Quirks.Quirk;

/** The camera as its line sees it: packets in, packets out some time later. Times are milliseconds of one steady clock. */
public final class SimulatedCamera {
    static final long ACK_AFTER = 20;
    static final long DONE_AFTER = 50;
    private static final int SOCKETS = 2;
    private static final int LONGEST = 16;

    private final Manual manual = new Manual();
    private final Questions questions = new Questions();
    private final Body body;
    private final Quirks quirks;
    private final List<Reply> replies = new ArrayList<>();
    private final List<Running> running = new ArrayList<>();
    private final List<String> executed = new ArrayList<>();
    private long executions;
    private long refusals;

    public SimulatedCamera(Model model) {
        this.body = new Body(model);
        this.quirks = model.quirks();
    }

    /**
     * A packet on its way back.
     *
     * @param tag of the packet that it answers
     */
    public record Reply(long tag, byte[] packet, long at) {}

    /** @param part 06 for the head, 04 for the lens, 3F for both, 0 for nothing that moves */
    private record Running(int socket, long tag, int part, long doneAt) {
        boolean under(Body body) {
            return switch (part) {
                case 0x06 -> body.headMoving();
                case 0x04 -> body.zoom.moving() || body.focus.moving();
                case 0x3F -> body.moving();
                default -> false;
            };
        }
    }

    /** Takes a packet with its {@code FF}; what it answers comes out of {@link #due}. */
    public void accept(byte[] packet, long tag, long now) {
        body.advance(now);
        if (packet.length < 3) {
            return;
        }
        int first = packet[0] & 0xFF;
        byte[] rest = Arrays.copyOfRange(packet, 1, packet.length - 1);
        if (first == 0x88) {
            broadcast(rest, tag, now);
        } else if (first == 0x81) {
            addressed(rest, tag, now);
        }
    }

    private void broadcast(byte[] rest, long tag, long now) {
        if (Arrays.equals(rest, new byte[] {0x30, 0x01})) {
            replies.add(new Reply(tag, packet(0x88, 0x30, 0x02), now + ACK_AFTER));
        } else if (Arrays.equals(rest, new byte[] {0x01, 0x00, 0x01})) {
            running.clear();
            replies.add(new Reply(tag, packet(0x88, 0x01, 0x00, 0x01), now + ACK_AFTER));
        }
    }

    private void addressed(byte[] rest, long tag, long now) {
        int kind = rest[0] & 0xFF;
        if (quirks.has(Quirk.DEAF_TO_SOME) && isUnheard(rest)) {
            return;
        }
        if (rest.length + 2 > LONGEST + Math.max(0, body.model.panDigits() + body.model.tiltDigits() - 8)) {
            refuse(tag, 0, 0x01, now);
        } else if (kind == 0x09) {
            Optional<byte[]> answer = questions.answer(body, rest);
            if (answer.isPresent()) {
                reply(tag, 0x50, answer.get(), now + ACK_AFTER);
            } else {
                refuse(tag, 0, 0x02, now);
            }
        } else if (kind >> 4 == 2) {
            cancel(kind & 0x0F, tag, now);
        } else if (Arrays.equals(rest, new byte[] {0x01, 0x00, 0x01})) {
            running.clear();
            if (!quirks.has(Quirk.NO_CLEAR)) {
                reply(tag, 0x50, new byte[0], now + ACK_AFTER);
            }
        } else if (kind == 0x01 || kind == 0x0A) {
            command(rest, tag, now);
        } else {
            refuse(tag, 0, 0x02, now);
        }
    }

    private static boolean isUnheard(byte[] rest) {
        return rest.length > 2 && (rest[1] == 0x7E || rest[0] == 0x01 && rest[1] == 0x04 && rest[2] == 0x00);
    }

    private void command(byte[] rest, long tag, long now) {
        int socket = freeSocket();
        if (socket < 0) {
            refuse(tag, 0, 0x03, now);
            return;
        }
        boolean wasMoving = body.headMoving();
        Verdict verdict = manual.carryOut(body, rest);
        switch (verdict) {
            case SYNTAX -> refuse(tag, 0, 0x02, now);
            case NOT_EXECUTABLE -> refuse(tag, socket, 0x41, now);
            case DONE, MOVING -> {
                executions++;
                executed.add(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(rest));
                if (executed.size() > 200) {
                    executed.removeFirst();
                }
                if (wasMoving && rest[1] == 0x06) {
                    finishMoves(now);
                }
                if (!quirks.has(Quirk.NO_ACK)) {
                    reply(tag, 0x40 | socket, new byte[0], now + ACK_AFTER);
                }
                int part = verdict == Verdict.MOVING ? rest[2] == 0x3F ? 0x3F : rest[1] : 0;
                running.add(new Running(socket, tag, part, now + DONE_AFTER));
            }
        }
    }

    /** Another movement of the head ends the one before. */
    private void finishMoves(long now) {
        running.replaceAll(r -> r.part == 0x06 ? new Running(r.socket, r.tag, 0, now + DONE_AFTER) : r);
    }

    private int freeSocket() {
        if (quirks.has(Quirk.SLOT_ZERO)) {
            return 0;
        }
        for (int socket = 1; socket <= SOCKETS; socket++) {
            int wanted = socket;
            if (running.stream().noneMatch(r -> r.socket == wanted)) {
                return socket;
            }
        }
        return -1;
    }

    private void cancel(int socket, long tag, long now) {
        Optional<Running> found =
                running.stream().filter(r -> r.socket == socket).findFirst();
        found.ifPresent(r -> {
            running.remove(r);
            if (r.part == 0x06 || r.part == 0x3F) {
                body.pan.stop();
                body.tilt.stop();
            }
            if (r.part == 0x04 || r.part == 0x3F) {
                body.zoom.stop();
                body.focus.stop();
            }
        });
        refuse(tag, socket, found.isPresent() ? 0x04 : 0x05, now);
    }

    private void refuse(long tag, int socket, int code, long now) {
        refusals++;
        reply(tag, 0x60 | socket, new byte[] {(byte) code}, now + ACK_AFTER);
    }

    private void reply(long tag, int kind, byte[] data, long at) {
        byte[] packet = new byte[data.length + 3];
        packet[0] = (byte) (quirks.has(Quirk.ANSWERS_AS_TWO) ? 0xA0 : 0x90);
        packet[1] = (byte) kind;
        System.arraycopy(data, 0, packet, 2, data.length);
        packet[packet.length - 1] = (byte) 0xFF;
        replies.add(new Reply(tag, packet, at));
    }

    private static byte[] packet(int... bytes) {
        byte[] packet = new byte[bytes.length + 1];
        for (int i = 0; i < bytes.length; i++) {
            packet[i] = (byte) bytes[i];
        }
        packet[bytes.length] = (byte) 0xFF;
        return packet;
    }

    /** What has come to be sent by now, in its order. */
    public List<Reply> due(long now) {
        body.advance(now);
        for (Running r : List.copyOf(running)) {
            if (now >= r.doneAt && !r.under(body)) {
                running.remove(r);
                reply(r.tag, 0x50 | r.socket, new byte[0], now);
            }
        }
        List<Reply> ready = replies.stream().filter(r -> r.at <= now).toList();
        replies.removeAll(ready);
        return ready;
    }

    /** Whether anything moves. */
    public boolean moving(long now) {
        body.advance(now);
        return body.moving();
    }

    /** The last 200 bodies that were carried out, in hex. */
    public List<String> executed() {
        return List.copyOf(executed);
    }

    /** All that can be seen of it. */
    public Map<String, Object> seen(long now) {
        body.advance(now);
        Map<String, Object> seen = new LinkedHashMap<>(body.seen());
        seen.put("executed", executions);
        seen.put("refused", refusals);
        return seen;
    }
}
