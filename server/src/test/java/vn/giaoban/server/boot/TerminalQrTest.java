package vn.giaoban.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalQrTest {
    private static final int SCALE = 8;

    /** What the half blocks show, enlarged as a camera sees it. */
    private static final class Shown extends LuminanceSource {
        private final List<String> lines;

        Shown(List<String> lines, int width) {
            super(width * SCALE, lines.size() * 2 * SCALE);
            this.lines = lines;
        }

        @Override
        public byte[] getRow(int y, byte[] row) {
            byte[] out = new byte[getWidth()];
            String line = lines.get(y / SCALE / 2);
            boolean upper = y / SCALE % 2 == 0;
            for (int x = 0; x < out.length; x++) {
                char c = line.charAt(x / SCALE);
                boolean dark = c == '█' || c == (upper ? '▀' : '▄');
                out[x] = (byte) (dark ? 0 : 255);
            }
            return out;
        }

        @Override
        public byte[] getMatrix() {
            byte[] all = new byte[getWidth() * getHeight()];
            for (int y = 0; y < getHeight(); y++) {
                System.arraycopy(getRow(y, new byte[0]), 0, all, y * getWidth(), getWidth());
            }
            return all;
        }
    }

    @Test
    void aPhoneReadsTheLinkFromTheTerminal() throws Exception {
        String link = "https://192.0.2.10:8443/start#7Q2M-K9XD";
        List<String> lines = Arrays.stream(TerminalQr.of(link).split("\n"))
                .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "").substring(2))
                .toList();
        var shown = new Shown(lines, lines.getFirst().length());
        assertThat(new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(shown)))
                        .getText())
                .isEqualTo(link);
    }
}
