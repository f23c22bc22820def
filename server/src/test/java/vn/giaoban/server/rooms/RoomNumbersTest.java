package vn.giaoban.server.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.unit.UnitEvent;
import vn.giaoban.meeting.views.SitesView;
import vn.giaoban.meeting.views.UnitsView;

class RoomNumbersTest {
    private static final UnitId COMMUNE = new UnitId(new UUID(1, 1));
    private static final UnitId AGENCY = new UnitId(new UUID(1, 2));

    private static UnitsView.Unit unit(UnitId id, @Nullable String code) {
        return new UnitsView.Unit(
                id, UnitEvent.Kind.TERRITORY, "xã", "Thử", null, code, LocalDate.of(2025, 7, 1), null);
    }

    private static SitesView.Site site(int id, UnitId unit, @Nullable String name) {
        return new SitesView.Site(new SiteId(new UUID(2, id)), unit, name, 10, new PersonId(new UUID(3, 3)), null);
    }

    @Test
    void aSiteDialsItsUnitsCodeAndFurtherRoomsTwoDigitsMore() {
        RoomNumbers numbers = new RoomNumbers(
                List.of(unit(COMMUNE, "12007"), unit(AGENCY, null)),
                List.of(site(1, COMMUNE, "Phòng 2"), site(2, COMMUNE, null), site(3, AGENCY, null)));
        assertThat(numbers.of(new SiteId(new UUID(2, 2)))).isEqualTo("12007");
        assertThat(numbers.of(new SiteId(new UUID(2, 1)))).isEqualTo("1200702");
        assertThat(numbers.of(new SiteId(new UUID(2, 3)))).matches("9\\d{5}");
        assertThat(numbers.site("1200702")).isEqualTo(new SiteId(new UUID(2, 1)));
        assertThat(numbers.site("0")).isNull();
    }

    @Test
    void afterTenWrongPinsInTenMinutesNothingIsTriedAnyMore() {
        Misdials misdials = new Misdials();
        InetAddress there = InetAddress.ofLiteral("192.0.2.1");
        for (int i = 0; i < 10; i++) {
            assertThat(misdials.barred(there, i)).isFalse();
            misdials.wrong(there, i);
        }
        assertThat(misdials.barred(there, 60_000)).isTrue();
        assertThat(misdials.barred(InetAddress.ofLiteral("192.0.2.2"), 60_000)).isFalse();
        assertThat(misdials.barred(there, 600_020)).isFalse();
    }
}
