package vn.giaoban.server.boot;

import java.time.Duration;
import java.util.Locale;

/** What the terminal shows once the server stands. */
public final class Banner {
    private Banner() {}

    /**
     * The lines of the first screen.
     *
     * @param link the one-time link, which leads to the sample or to the creation of the administrator; empty once there
     *     are people who can sign in
     */
    public static String of(String language, Duration took, String address, String link, boolean empty) {
        boolean vietnamese = language.equals("vi");
        if (link.isEmpty()) {
            return vietnamese
                    ? "\nGiao Ban đã chạy sau " + seconds(took).replace('.', ',') + " giây.\nĐịa chỉ        " + address
                            + "\nDừng: Ctrl+C.\n"
                    : "\nGiao Ban is running after " + seconds(took) + " seconds.\nAddress        " + address
                            + "\nStop: Ctrl+C.\n";
        }
        return (vietnamese ? vietnamese(took, address, link, empty) : english(took, address, link, empty))
                + "\n"
                + TerminalQr.of(link);
    }

    private static String vietnamese(Duration took, String address, String link, boolean empty) {
        return """

                Giao Ban đã chạy sau %s giây.
                Địa chỉ        %s
                %s    %s
                Liên kết dùng một lần. Không có mật khẩu phải chép.
                Điện thoại cùng mạng: quét mã. Trình duyệt cảnh báo chứng thư tự ký: chọn Tiếp tục.
                Dừng: Ctrl+C.%s
                """.formatted(
                        seconds(took).replace('.', ','),
                        address,
                        empty ? "Thiết lập  " : "Mở lần đầu ",
                        link,
                        empty ? "" : " Chạy trống, không có dữ liệu mẫu: ./run --empty");
    }

    private static String english(Duration took, String address, String link, boolean empty) {
        return """

                Giao Ban is running after %s seconds.
                Address        %s
                %s    %s
                The link works once. There is no password to copy.
                A phone on the same network: scan the code. The browser warns of the self-signed certificate: continue.
                Stop: Ctrl+C.%s
                """.formatted(
                        seconds(took),
                        address,
                        empty ? "Set up     " : "First visit",
                        link,
                        empty ? "" : " Without sample data: ./run --empty");
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0);
    }
}
