package vn.giaoban.server.sample;

import static vn.giaoban.meeting.live.LiveEvent.NoteKind.CONCLUSION;
import static vn.giaoban.meeting.live.LiveEvent.NoteKind.NOTE;
import static vn.giaoban.meeting.live.LiveEvent.NoteKind.TASK;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.loop.PreparedLoop;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.server.sample.PastMeeting.Item;
import vn.giaoban.server.sample.PastMeeting.Remark;
import vn.giaoban.server.sample.PastMeeting.Speech;
import vn.giaoban.server.sample.Province.Commune;
import vn.giaoban.server.sample.Province.Former;

/** The meetings of the sample's past. */
final class PastMeetings {
    private final Province province;

    PastMeetings(Province province) {
        this.province = province;
    }

    private static Instant morningOf(LocalDate day) {
        return day.atTime(8, 0).atZone(SampleProvince.HERE).toInstant();
    }

    /** 11 March 2024, with the districts and agencies of then: speeches, notes, attendance, no recording. */
    PastMeeting ofDistricts() {
        LocalDate day = LocalDate.of(2024, 3, 11);
        Map<SiteId, Someone> sites = new LinkedHashMap<>();
        for (Former former : province.formers()) {
            Someone head = former.head();
            if (head != null) {
                sites.put(former.site(), head);
            }
        }
        Stream<UnitId> units = province.formers().stream()
                .filter(f -> f.until().isAfter(day))
                .filter(f -> f.head() != null || f.underProvince())
                .map(Former::unit);
        Stream<UnitId> agencies = province.agencies().stream()
                .filter(a -> a.since().isBefore(day))
                .map(Province.Agency::unit);
        return new PastMeeting(
                "2024-03-11",
                "Giao ban phòng, chống thiên tai tháng 3",
                "38/GM-UBND",
                morningOf(day),
                5400,
                List.of(
                        new Item(0, "Rà soát phương án phòng, chống thiên tai năm 2024", 60),
                        new Item(4800, "Kết luận", 10)),
                sites,
                List.of(province.former("huyện đảo Nghiêng Sơn").site()),
                Stream.concat(units, agencies).toList(),
                List.of(
                        former(600, 980, "huyện Hải Yến", "Tu bổ đê biển trước mùa mưa bão"),
                        former(1320, 1710, "huyện Mường Lói", "Di dời 27 hộ trong vùng sạt lở bản Cốc Lùng"),
                        former(2280, 2640, "thành phố Hải Lâm", "Ngập úng nội thành, tuyến Nguyễn Khuê"),
                        former(3660, 3990, "xã Kỳ Hạ", "Vốn tu bổ đê điều"),
                        main(4800, 5280, chair(), "Kết luận")),
                List.of(
                        new Remark(720, NOTE, "Đê biển huyện Hải Yến thấp hơn cao trình thiết kế 30 cm."),
                        new Remark(1500, NOTE, "Bản Cốc Lùng: 27 hộ, 118 người, đã có mặt bằng tái định cư."),
                        new Remark(3727, NOTE, "Đề nghị tỉnh bố trí vốn tu bổ đê điều trước mùa lũ."),
                        new Remark(
                                4920,
                                TASK,
                                "Sở Nông nghiệp và Phát triển nông thôn trình phương án tu bổ đê trước 30/04/2024."),
                        new Remark(5160, CONCLUSION, "Các huyện hoàn thành phương án bốn tại chỗ trước 15/05/2024.")),
                false);
    }

    /** 9 March 2026, with the communes of today, recorded. */
    PastMeeting ofMarch() {
        return new PastMeeting(
                "2026-03-09",
                "Giao ban phòng, chống thiên tai tháng 3",
                "41/GM-UBND",
                morningOf(LocalDate.of(2026, 3, 9)),
                165,
                List.of(
                        new Item(0, "Tình hình thời tiết, thủy văn", 20),
                        new Item(58, "Công tác hộ đê và vận hành hồ chứa", 60),
                        new Item(144, "Kết luận, giao nhiệm vụ", 15)),
                communes(),
                List.of(
                        province.commune("Tà Lếch").site(),
                        province.commune("Quần đảo Nghiêng Sơn").site()),
                province.everybody(),
                List.of(
                        main(2, 18, chair(), "Khai mạc"),
                        main(20, 40, agency("Sở Nông nghiệp và Môi trường"), "Hộ đê trong 24 giờ đầu"),
                        main(42, 56, agency("Đài Khí tượng Thủy văn tỉnh"), "Dự báo mưa lũ tháng 3"),
                        commune(58, 88, "Kỳ Thượng", "Sạt lở đê điều đoạn K3 đến K5", "ky-thuong"),
                        commune(90, 106, "Hải Trạch", "Kè biển đoạn K6 bị sóng đánh", "hai-trach"),
                        commune(108, 124, "Hòa Khê", "Ngập úng, đề nghị hỗ trợ máy bơm", "hoa-khe"),
                        commune(126, 142, "Quỳnh Lễ", "Vật tư dự phòng", "quynh-le"),
                        main(144, 162, chair(), "Kết luận")),
                List.of(
                        new Remark(30, NOTE, "Hộ đê điều là việc của cấp xã trong 24 giờ đầu."),
                        new Remark(58, NOTE, "Chủ trì mời xã Kỳ Thượng."),
                        new Remark(66, NOTE, "Đoạn đê điều K3 đến K5 sạt 40 mét, xã đã cắm biển và trực đêm."),
                        new Remark(75, NOTE, "Đề nghị 200 rọ đá, 2 máy xúc."),
                        new Remark(84, TASK, "Sở Nông nghiệp và Môi trường cấp rọ đá trước 12/03/2026."),
                        new Remark(115, NOTE, "Phường Hòa Khê thiếu 3 máy bơm công suất lớn."),
                        new Remark(
                                152, CONCLUSION, "Các xã ven biển trực đê 24/24 giờ, báo cáo trước 16 giờ hằng ngày.")),
                true);
    }

    /** Last week's, on its Monday: what "as last week" copies. */
    PastMeeting ofLastWeek(LocalDate today) {
        LocalDate monday = today.minusWeeks(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new PastMeeting(
                "last-week",
                "Giao ban tuần, ngày %02d/%02d".formatted(monday.getDayOfMonth(), monday.getMonthValue()),
                "205/GM-UBND",
                morningOf(monday),
                5400,
                List.of(
                        new Item(0, "Tình hình kinh tế, xã hội trong tuần", 30),
                        new Item(1800, "Bảo đảm giao thông mùa mưa", 40),
                        new Item(4500, "Kết luận, giao nhiệm vụ", 15)),
                communes(),
                List.of(province.commune("Nậm Khuổi").site()),
                province.everybody(),
                List.of(
                        main(900, 1500, agency("Sở Tài chính"), "Giải ngân vốn đầu tư công"),
                        commune(1860, 2220, "Mường Lói", "Cầu tạm qua suối", null),
                        main(2400, 2760, agency("Công an tỉnh"), "Giao thông qua cầu tạm"),
                        commune(2880, 3240, "An Khế", "Nơi tránh trú cho bà con", null),
                        main(4500, 5280, chair(), "Kết luận")),
                List.of(
                        new Remark(1980, NOTE, "Cầu tạm Mường Lói thông xe từ thứ tư, xe dưới 5 tấn."),
                        new Remark(2470, NOTE, "Công an tỉnh bố trí lực lượng để điều tiết giao thông qua cầu."),
                        new Remark(4800, TASK, "Sở Xây dựng kiểm tra cầu tạm Mường Lói trong tuần.")),
                false);
    }

    private Map<SiteId, Someone> communes() {
        Map<SiteId, Someone> sites = new LinkedHashMap<>();
        province.communes().forEach(commune -> sites.put(commune.site(), commune.head()));
        return sites;
    }

    private static Speaker chair() {
        return Someone.CHAIR.speaker();
    }

    private Speaker agency(String name) {
        return province.agencies().stream()
                .filter(a -> a.name().equals(name))
                .map(a -> new Speaker(a.head().id(), a.head().position() + " " + name))
                .findFirst()
                .orElseThrow();
    }

    /** Agencies and the chair speak from the main hall. */
    private static Speech main(int at, int end, Speaker speaker, String topic) {
        return new Speech(at, end, Province.MAIN_SITE, speaker, topic, PreparedLoop.MAIN_SITE);
    }

    private Speech commune(int at, int end, String name, String topic, @Nullable String loop) {
        Commune commune = province.commune(name);
        return new Speech(at, end, commune.site(), commune.head().speaker(), topic, loop);
    }

    private Speech former(int at, int end, String title, String topic) {
        Former former = province.former(title);
        Someone head = former.head();
        if (head == null) {
            throw new IllegalStateException("nobody of " + title + " took part");
        }
        return new Speech(at, end, former.site(), head.speaker(), topic, null);
    }
}
