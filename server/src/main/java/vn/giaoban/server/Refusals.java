package vn.giaoban.server;

import vn.giaoban.server.boot.Program;
import vn.giaoban.server.verify.Sentences;
import vn.giaoban.store.log.LogFailed;

/** Why a server does not serve a data folder, in plain words, Vietnamese and English, and what to do next. */
final class Refusals {
    private Refusals() {}

    static String of(LogFailed e) {
        return switch (e.code()) {
            case "data-directory-in-use" ->
                "Thư mục dữ liệu đang có máy chủ khác dùng. Another server is using the data folder. (" + e.getMessage()
                        + ")";
            case "disk-full" ->
                "Đĩa của thư mục dữ liệu đã đầy: giải phóng chỗ rồi khởi động lại. The disk of the data folder is full:"
                        + " make room and start again. (" + e.getMessage() + ")";
            case "disk-read-only" ->
                "Không được phép ghi vào thư mục dữ liệu: xem quyền và cách gắn đĩa. The data folder cannot be written:"
                        + " look at permissions and at how the disk is mounted. (" + e.getMessage() + ")";
            case "disk-failed" ->
                "Đĩa của thư mục dữ liệu báo lỗi: kiểm tra đĩa. The disk of the data folder reports a fault: check it. ("
                        + e.getMessage() + ")";
            default -> notWhatItWas(e);
        };
    }

    /** A file beside the log could not be read or written. */
    static String of(Throwable disk) {
        return "Không khởi động được: xem đĩa và quyền của thư mục dữ liệu. It cannot start: look at disk and permissions"
                + " of the data folder. (" + disk.getMessage() + ")";
    }

    private static String notWhatItWas(LogFailed e) {
        String what = e.finding().map(Sentences::of).orElse(String.valueOf(e.getMessage()));
        return "Ngừng phục vụ vì dữ liệu không còn như đã ghi (" + e.code() + "). " + what + " Chạy " + Program.NAME
                + " verify để biết mọi chỗ hỏng, rồi " + Program.NAME
                + " restore TỆP --replace. The data is not what it"
                + " was: run " + Program.NAME + " verify, then " + Program.NAME + " restore FILE --replace.";
    }
}
