package vn.giaoban.signaling.room;

import static vn.giaoban.signaling.TestRoom.CHAIR;
import static vn.giaoban.signaling.TestRoom.CHAIR_PERSON;
import static vn.giaoban.signaling.TestRoom.CONFERENCE;
import static vn.giaoban.signaling.TestRoom.OPERATOR;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.signaling.Access;
import vn.giaoban.signaling.DeviceSessions;
import vn.giaoban.signaling.Names;
import vn.giaoban.signaling.SessionDirectory;
import vn.giaoban.signaling.TestRoom;

/** Sessions, rights and names of a small office: a chair, an operator, and devices as tests register them. */
final class FakeOffice implements Names, Access, SessionDirectory {
    final Map<String, DeviceSessions.DeviceSession> devices = new HashMap<>();
    final Map<String, AccountId> cookies = new HashMap<>(Map.of("chair", CHAIR, "operator", OPERATOR));
    final Map<AccountId, Set<May>> rights =
            new HashMap<>(Map.of(CHAIR, Set.of(May.CHAIR, May.OPERATE), OPERATOR, Set.of(May.OPERATE)));
    private @Nullable Consumer<DeviceSessions.Ended> deviceListener;
    private @Nullable Consumer<String> staffListener;

    String device(int site, int device, boolean simulated) {
        String token = "device-" + device;
        devices.put(
                token,
                new DeviceSessions.DeviceSession(
                        "session-" + device,
                        CONFERENCE,
                        TestRoom.site(site),
                        TestRoom.device(device),
                        simulated,
                        null));
        return token;
    }

    void end(DeviceSessions.Ended ended) {
        Objects.requireNonNull(deviceListener).accept(ended);
    }

    void end(String staffSession) {
        Objects.requireNonNull(staffListener).accept(staffSession);
    }

    @Override
    public Set<May> may(AccountId account, ConferenceId conference) {
        return rights.getOrDefault(account, Set.of());
    }

    @Override
    public Site site(SiteId site) {
        long number = site.value().getLeastSignificantBits();
        return new Site(
                new UnitId(new UUID(3, number)), "xã", "Số " + number, null, new PersonId(new UUID(4, 100 + number)));
    }

    @Override
    public Account account(AccountId account) {
        return new Account(CHAIR_PERSON, "Lê Văn Cường", "Chủ tịch");
    }

    @Override
    public Optional<PersonId> personAt(SiteId site, String name) {
        return Optional.empty();
    }

    @Override
    public String technicianPhone(ConferenceId conference) {
        return "0900";
    }

    @Override
    public int silentFor(ConferenceId conference, SiteId site) {
        return 12;
    }

    @Override
    public boolean sample(ConferenceId conference) {
        return false;
    }

    @Override
    public Optional<StaffSession> staff(String cookie) {
        return Optional.ofNullable(cookies.get(cookie)).map(account -> new StaffSession("s-" + cookie, account));
    }

    @Override
    public void onEnd(Consumer<String> listener) {
        staffListener = listener;
    }

    DeviceSessions asDevices() {
        return new DeviceSessions() {
            @Override
            public DeviceSession device(String token) {
                DeviceSession session = devices.get(token);
                if (session == null) {
                    throw new Rejected("unauthorized");
                }
                return session;
            }

            @Override
            public void onEnd(Consumer<Ended> listener) {
                deviceListener = listener;
            }
        };
    }
}
