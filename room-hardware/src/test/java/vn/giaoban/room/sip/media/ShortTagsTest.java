package vn.giaoban.room.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.secure.SrtpContext;

/** AES_CM_128_HMAC_SHA1_32 against an SRTP that we did not write: ffmpeg's. */
class ShortTagsTest {
    private static final Path FFMPEG = Path.of("/usr/bin/ffmpeg");

    @Test
    void packetsOfAnotherSrtpWithShortTagsAreOpenedAndOnesThatWereChangedAreNot() throws Exception {
        if (!Files.isExecutable(FFMPEG)) {
            System.out.println("SKIPPED: SRTP with short tags, because ffmpeg is not installed");
            Assumptions.abort("ffmpeg is not installed");
        }
        byte[] material = new byte[30];
        new Random(7).nextBytes(material);
        SrtpContext theirs =
                SrtpContext.withShortTags(Arrays.copyOf(material, 16), Arrays.copyOfRange(material, 16, 30));
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            socket.setSoTimeout(20_000);
            String to = "srtp://127.0.0.1:" + socket.getLocalPort();
            Process ffmpeg = new ProcessBuilder(List.of(
                            FFMPEG.toString(),
                            "-nostdin",
                            "-v",
                            "error",
                            "-re",
                            "-f",
                            "lavfi",
                            "-i",
                            "sine",
                            "-t",
                            "5",
                            "-ar",
                            "8000",
                            "-c:a",
                            "pcm_alaw",
                            "-f",
                            "rtp",
                            "-srtp_out_suite",
                            "AES_CM_128_HMAC_SHA1_32",
                            "-srtp_out_params",
                            Base64.getEncoder().encodeToString(material),
                            to))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                int opened = 0;
                while (opened < 5) {
                    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
                    socket.receive(packet);
                    byte[] sealed = Arrays.copyOf(packet.getData(), packet.getLength());
                    byte[] changed = sealed.clone();
                    changed[changed.length - 1] ^= 1;
                    assertThat(theirs.unprotectRtp(changed, 0, changed.length)).isEqualTo(-1);
                    assertThat(theirs.unprotectRtp(sealed, 0, sealed.length)).isEqualTo(sealed.length - 4);
                    opened++;
                }
            } catch (SocketTimeoutException e) {
                throw new AssertionError("ffmpeg sent nothing", e);
            } finally {
                ffmpeg.destroyForcibly();
            }
        }
    }
}
