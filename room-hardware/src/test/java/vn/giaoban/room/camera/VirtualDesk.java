package vn.giaoban.room.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.simulator.Framed;
import vn.giaoban.room.simulator.Model;
import vn.giaoban.room.simulator.SimulatedCamera;
import vn.giaoban.room.visca.Octets;
import vn.giaoban.room.visca.link.LineSettings;
import vn.giaoban.room.visca.link.LineSettings.Framing;

/** A desk with a simulated camera behind a line that can be cut, in virtual milliseconds. */
final class VirtualDesk {
    final SimulatedCamera camera;
    final CameraDesk desk;
    final List<CameraNote> notes = new ArrayList<>();
    long now = 1_000_000;
    boolean cut;

    private final Framed behind;
    private long press;

    VirtualDesk(Model model, @Nullable String profile) {
        camera = new SimulatedCamera(model);
        behind = new Framed(camera, true, model.quirks());
        desk = new CameraDesk(
                UUID.nameUUIDFromBytes(new byte[] {1}),
                "Hội trường",
                LineSettings.of(Framing.SONY),
                profile == null ? null : Profiles.named(profile).orElseThrow(),
                now);
        give(new DeskInput.Opened());
        run(500);
    }

    void give(DeskInput input) {
        CameraDesk.Result result = desk.handle(input, now);
        notes.addAll(result.notes());
        if (!cut) {
            result.sends().forEach(bytes -> behind.accept(bytes.toArray(), now));
        }
    }

    void run(long millis) {
        for (long end = now + millis; now < end; ) {
            now++;
            for (byte[] reply : behind.due(now)) {
                if (!cut) {
                    give(new DeskInput.Received(Octets.of(reply)));
                }
            }
            if (desk.wakeAt() <= now) {
                give(new DeskInput.Tick());
            }
        }
    }

    /** Holds the pad for so long, saying so every 300 ms as the page does. */
    void hold(Holder by, Wish wish, long millis) {
        press++;
        for (long left = millis; left > 0; left -= 300) {
            give(new DeskInput.Drive(by, wish, press));
            run(Math.min(left, 300));
        }
    }

    void release(Holder by) {
        give(new DeskInput.Drive(by, Wish.STILL, press));
    }

    ViscaView told() {
        return Objects.requireNonNull(desk.view().visca());
    }

    boolean moving() {
        return camera.moving(now);
    }

    Object seen(String what) {
        return camera.seen(now).getOrDefault(what, "");
    }
}
