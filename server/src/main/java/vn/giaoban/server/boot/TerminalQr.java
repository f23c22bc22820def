package vn.giaoban.server.boot;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A QR code of half-block characters, two modules high each, dark on light whatever the terminal's colours. */
final class TerminalQr {
    private static final String BLACK_ON_WHITE = "\u001b[30;107m";
    private static final String RESET = "\u001b[0m";
    private static final int QUIET_ZONE = 2;

    private TerminalQr() {}

    static String of(String text) {
        BitMatrix code = encode(text);
        var lines = new StringBuilder();
        for (int y = 0; y < code.getHeight(); y += 2) {
            lines.append("  ").append(BLACK_ON_WHITE);
            for (int x = 0; x < code.getWidth(); x++) {
                boolean upper = code.get(x, y);
                boolean lower = y + 1 < code.getHeight() && code.get(x, y + 1);
                lines.append(upper && lower ? '█' : upper ? '▀' : lower ? '▄' : ' ');
            }
            lines.append(RESET).append('\n');
        }
        return lines.toString();
    }

    static BitMatrix encode(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET_ZONE,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.L));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }
}
