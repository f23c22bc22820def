package vn.giaoban.server.verify;

import vn.giaoban.recording.seal.SealFault;
import vn.giaoban.store.log.Finding;

/** Findings in plain words, Vietnamese and English. */
public final class Sentences {
    private Sentences() {}

    public static String of(Finding finding) {
        return switch (finding) {
            case Finding.EventChanged f ->
                "Vị trí " + f.position() + ": nội dung sự kiện " + f.name() + " (" + f.stream() + ", số " + f.sequence()
                        + ") đã bị sửa. Position " + f.position() + ": the event " + f.name() + " of " + f.stream()
                        + " was changed.";
            case Finding.ChainBroken f ->
                "Vị trí " + f.position() + ": chuỗi băm bị đứt. Position " + f.position() + ": the chain is broken.";
            case Finding.CommitMissing f ->
                "Vị trí " + f.position() + ": thiếu giao dịch. Position " + f.position() + ": a commit is missing.";
            case Finding.ScopeHidden f ->
                "Vị trí " + f.position() + ": phạm vi " + f.scope() + " bị giấu. Position " + f.position()
                        + ": the scope " + f.scope() + " was hidden.";
            case Finding.IndexDiffers f ->
                "Vị trí " + f.position() + ": chỉ mục " + f.index() + " không dẫn đến nó. Position " + f.position()
                        + ": the index " + f.index() + " does not lead to it.";
            case Finding.PageDamaged f -> damaged(f);
            case Finding.LogBehindAnchor f ->
                "Nhật ký dừng ở " + f.head() + " nhưng mốc neo đã ghi đến " + f.anchor()
                        + ": phần cuối đã bị cắt. The log ends at " + f.head() + ", its anchor proves " + f.anchor()
                        + ": the tail was cut.";
            case Finding.LogBehindView f ->
                "Nhật ký dừng ở " + f.head() + " nhưng khung nhìn " + f.view() + " đã thấy " + f.reached()
                        + ". The log ends at " + f.head() + ", the view " + f.view() + " has seen " + f.reached() + ".";
            case Finding.AnchorDiffers f ->
                "Vị trí " + f.position() + ": mã băm khác mốc neo, phần trước đó đã bị viết lại. Position "
                        + f.position() + ": the hash differs from the anchor, what stands before it was rewritten.";
            case Finding.AnchorMissing f ->
                "Không còn tệp mốc neo " + f.file() + ". The anchor file " + f.file() + " is missing.";
            case Finding.AnchorForged f ->
                "Mốc neo " + f.file() + " không do máy chủ này ký. The anchor " + f.file()
                        + " was not signed by this installation.";
            case Finding.FileUnreadable f ->
                "Không đọc được " + f.file() + " từ vị trí " + f.position() + ". " + f.file()
                        + " cannot be read from position " + f.position() + " on: " + f.detail();
        };
    }

    private static String damaged(Finding.PageDamaged f) {
        String vietnamese = "Trang " + f.page() + " của " + f.file() + " (" + f.of() + ") bị hỏng";
        String english = "Page " + f.page() + " of " + f.file() + " (" + f.of() + ") is damaged";
        return f.position() == 0
                ? vietnamese + ". " + english + "."
                : vietnamese + ", không đọc được vị trí " + f.position() + ". " + english + ", position " + f.position()
                        + " cannot be read.";
    }

    static String of(String recording, SealFault fault) {
        String which = "Bản ghi / recording " + recording + ": ";
        return which
                + switch (fault) {
                    case SealFault.Unsealed f -> "niêm phong đã bị gỡ / its seal was taken away.";
                    case SealFault.ManifestChanged f ->
                        "bản kê niêm phong đã bị sửa (" + f.what() + ") / the manifest was changed.";
                    case SealFault.ForeignKey f -> "niêm phong bằng khóa lạ / sealed with a foreign key.";
                    case SealFault.SegmentChanged f -> "đoạn " + f.file() + " đã bị sửa / the segment was changed.";
                    case SealFault.SegmentMissing f -> "thiếu đoạn " + f.file() + " / the segment is missing.";
                    case SealFault.SegmentAdded f -> "có đoạn lạ " + f.file() + " / a segment was added.";
                };
    }
}
