package vn.giaoban.server.doctor;

import java.util.Locale;
import vn.giaoban.server.boot.Program;
import vn.giaoban.server.system.Finding;

/** Findings in plain words, Vietnamese and English. */
final class Sentences {
    private Sentences() {}

    static String of(Finding f) {
        return switch (f.verdict()) {
            case JAVA_GOOD -> "Java " + f.param("version") + ".";
            case JAVA_OTHER ->
                both(
                        "Java " + f.param("version") + ", cần Java " + f.param("wanted") + ".",
                        "Java " + f.param("version") + ", Java " + f.param("wanted") + " is needed.");
            case DATA_READY ->
                both(
                        "Thư mục dữ liệu " + f.param("folder") + " ghi được, đúng phiên bản.",
                        "The data folder can be written and is of this version.");
            case DATA_ABSENT ->
                both(
                        "Chưa có thư mục dữ liệu " + f.param("folder") + "; lần chạy đầu sẽ tạo.",
                        "There is no data folder yet; the first start makes it.");
            case DATA_NOT_WRITABLE ->
                both(
                        "Không ghi được vào " + f.param("folder") + ": xem quyền và đĩa.",
                        "The data folder cannot be written: look at permissions and disk.");
            case DATA_OTHER_VERSION ->
                both(
                        "Dữ liệu, nhật ký trong " + f.param("folder") + " thuộc phiên bản khác: cập nhật chương trình.",
                        "The data are of another version: update the program.");
            case DATA_UNREADABLE ->
                both(
                        "Không đọc được nhật ký trong " + f.param("folder") + ": chạy " + Program.NAME
                                + " verify, khôi phục từ bản sao lưu.",
                        "The log cannot be read: run " + Program.NAME + " verify, restore a backup.");
            case DISK_ENOUGH, DISK_LOW, DISK_ALMOST_FULL -> disk(f);
            case CERTIFICATE_OWN ->
                both(
                        "Chứng thư riêng, còn " + f.param("days") + " ngày.",
                        "A certificate of one's own, " + f.param("days") + " days left.");
            case CERTIFICATE_SELF_SIGNED ->
                both(
                        "Chứng thư tự ký, còn " + f.param("days") + " ngày: trình duyệt sẽ cảnh báo.",
                        "Self-signed certificate, " + f.param("days") + " days left: browsers warn.");
            case CERTIFICATE_ENDS_SOON ->
                both(
                        "Chứng thư chỉ còn " + f.param("days") + " ngày: thay chứng thư.",
                        "The certificate has " + f.param("days") + " days left: replace it.");
            case CERTIFICATE_ENDED ->
                both("Chứng thư đã hết hạn: thay chứng thư.", "The certificate has ended: replace it.");
            case CERTIFICATE_UNREADABLE ->
                both(
                        "Không đọc được chứng thư: xem giaoban.server.https.",
                        "The certificate cannot be read: look at giaoban.server.https.");
            case CERTIFICATE_ABSENT ->
                both("Chưa có chứng thư; lần chạy đầu sẽ tạo.", "No certificate yet; the first start makes one.");
            case ADDRESS_CONFIGURED ->
                both("Địa chỉ đã đặt: " + f.param("address") + ".", "The address is set by configuration.");
            case ADDRESS_FOUND -> both("Địa chỉ của máy: " + f.param("address") + ".", "This machine's address.");
            case ADDRESS_ONLY_HERE ->
                both(
                        "Máy không có địa chỉ mạng: chỉ vào được từ chính nó.",
                        "No network address: it can be reached from itself only.");
            case PORT_FREE -> both("Cổng " + port(f) + " trống.", "Free.");
            case PORT_OURS -> both("Cổng " + port(f) + " do máy chủ Giao Ban này giữ.", "Held by this server.");
            case PORT_TAKEN ->
                both(
                        "Cổng " + port(f) + " đang có chương trình khác dùng; máy chủ sẽ lấy cổng kế tiếp.",
                        "Taken by another program; the server moves to the next one.");
            case PORT_REFUSED ->
                both(
                        "Cổng " + port(f) + " đang có chương trình khác dùng; chọn cổng khác bằng --port.",
                        "Taken by another program; choose another with --port.");
            case MEDIA_READY ->
                both("Bộ đệm UDP đủ lớn cho hình và tiếng.", "The UDP buffers are large enough for media.");
            case MEDIA_BUFFERS_SMALL -> buffers(f);
            case MEDIA_BUFFERS_UNKNOWN ->
                both("Không biết cỡ bộ đệm UDP.", "The size of the UDP buffers is not known here.");
            case MEDIA_TOLD ->
                both(
                        "Trình duyệt gửi hình, tiếng tới " + f.param("told") + " cổng " + f.param("port")
                                + ", UDP và TCP: tường lửa phải cho vào.",
                        "Browsers send media there, UDP and TCP: the firewall must let it in.");
            case MEDIA_TOLD_FOREIGN ->
                both(
                        "Trình duyệt được báo địa chỉ " + f.param("foreign")
                                + ", không phải của máy này: chỉ đúng khi bộ định tuyến chuyển cổng " + f.param("port")
                                + " UDP và TCP về đây; xem giaoban.media.advertised.",
                        "Browsers are told an address that this machine does not have: right only if the port is"
                                + " forwarded to it.");
            case MEDIA_NO_TCP ->
                both(
                        "Cổng " + f.param("port") + "/TCP bị chương trình khác giữ: nơi chặn UDP sẽ không vào được.",
                        "Taken by another program: sites whose network blocks UDP get no media.");
            case LOG_GOOD -> both("Nhật ký ở vị trí " + f.param("position") + ".", "The log's position.");
            case LOG_FAULT -> both("Nhật ký hỏng: " + f.param("cause") + ".", "The log cannot be used.");
            case BACKUP_TRIED, BACKUP_NOT_TRIED, BACKUP_OLD, BACKUP_NONE -> backup(f);
            case FFMPEG_FOUND -> both("Có ffmpeg.", "ffmpeg is installed.");
            case FFMPEG_ABSENT ->
                both(
                        "Không có ffmpeg; chỉ phép thử của chương trình cần đến.",
                        "No ffmpeg; only the program's own tests want it.");
            case CLOCK_STEADY,
                    CLOCK_MOVED,
                    CLOCK_JUMPED,
                    VIEW_FOLLOWS,
                    VIEW_BEHIND,
                    VIEW_STOPPED,
                    VIEW_IN_MAKING,
                    VIEW_REMADE,
                    SIMULATORS_NONE,
                    SIMULATORS_RUN,
                    SIMULATORS_ENDED,
                    VERSION ->
                // Only a running server knows these; its page has their words.
                f.verdict() + " " + f.params();
        };
    }

    private static String disk(Finding f) {
        String gigabytes = String.format(Locale.ROOT, "%.1f", Double.parseDouble(f.param("megabytes")) / 1_000);
        String rate = f.param("kilobitsPerSecond") + " kbit/s";
        return both(
                "Đĩa còn " + gigabytes.replace('.', ',') + " GB, ghi được " + f.param("hours") + " giờ ở " + rate + ".",
                "Disk: " + gigabytes + " GB free, " + f.param("hours") + " hours of recording at " + rate + ".");
    }

    private static String buffers(Finding f) {
        String limits = f.param("receiveKib") + "/" + f.param("sendKib") + " KiB";
        String command = "sysctl -w net.core.rmem_max=" + f.param("wanted") + " net.core.wmem_max=" + f.param("wanted");
        return both(
                "Bộ đệm UDP " + limits + ", cần " + f.param("wantedKib") + " KiB: " + command + ".",
                "The UDP buffers are smaller than wanted.");
    }

    private static String backup(Finding f) {
        String days = f.param("days");
        return switch (f.verdict()) {
            case BACKUP_TRIED ->
                both(
                        "Sao lưu " + days + " ngày trước, đã khôi phục thử.",
                        "Last backup " + days + " days ago, restored in a trial.");
            case BACKUP_NOT_TRIED ->
                both(
                        "Sao lưu " + days + " ngày trước, 30 ngày nay chưa khôi phục thử: " + Program.NAME
                                + " restore TỆP --trial.",
                        "Last backup " + days + " days ago, not tried in 30 days: " + Program.NAME
                                + " restore FILE --trial.");
            case BACKUP_OLD ->
                both(
                        "Sao lưu đã " + days + " ngày: " + Program.NAME + " backup.",
                        "Last backup " + days + " days ago: " + Program.NAME + " backup.");
            default ->
                both(
                        "Chưa có bản sao lưu: " + Program.NAME + " backup.",
                        "There is no backup: " + Program.NAME + " backup.");
        };
    }

    private static String port(Finding f) {
        return f.param("port") + (f.param("use").equals("MEDIA") ? "/UDP" : "/TCP (" + f.param("use") + ")");
    }

    private static String both(String vietnamese, String english) {
        return vietnamese + " " + english;
    }
}
