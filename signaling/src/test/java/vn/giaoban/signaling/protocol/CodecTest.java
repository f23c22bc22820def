package vn.giaoban.signaling.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CodecTest {
    @Test
    void textThatIsNoJsonObjectIsABadMessage() {
        for (String text : new String[] {"", "{", "[]", "null", "7", "\"hello\"", "{} {}", "{\"type\":\"ping\",}"}) {
            BadMessage bad = refusal(text);
            assertThat(bad.fault().code()).as(text).isEqualTo("bad-message");
        }
    }

    @Test
    void aBadCommandIsRefusedByItsIdWhenThatCanBeRead() {
        UUID id = UUID.randomUUID();
        BadMessage bad = refusal("{\"type\":\"command\",\"id\":\"" + id + "\",\"command\":{\"type\":\"dance\"}}");
        assertThat(bad.command()).isEqualTo(id);
        assertThat(refusal("{\"type\":\"command\",\"id\":\"1\",\"command\":{\"type\":\"yield\"}}")
                        .command())
                .isNull();
    }

    @Test
    void aTextThatIsTooLongNamesTheFieldAndTheLimit() {
        BadMessage bad = refusal("{\"type\":\"command\",\"id\":\"" + UUID.randomUUID()
                + "\",\"command\":{\"type\":\"callTechnician\",\"words\":\"" + "x".repeat(501) + "\"}}");
        assertThat(bad.fault().code()).isEqualTo("text-too-long");
        assertThat(bad.fault().params()).containsEntry("field", "command.words").containsEntry("max", "500");
    }

    @Test
    void anyBytesNeverThrowAnythingButABadMessage() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] seedText = ("{\"type\":\"command\",\"id\":\"9e4f0f0e-7f86-4c39-8a55-3d1b5a9b1c11\",\"epoch\":3,"
                        + "\"command\":{\"type\":\"reorder\",\"order\":[\"4f9f0f0e-7f86-4c39-8a55-3d1b5a9b1c06\"]}}")
                .getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = seedText.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            try {
                Codec.readClient(text);
            } catch (BadMessage expected) {
                assertThat(expected.fault().params()).containsKey("field");
            } catch (RuntimeException unexpected) {
                throw new AssertionError("seed " + seed + ": " + text, unexpected);
            }
        }
    }

    @Test
    void deepNestingIsABadMessage() {
        assertThat(refusal("{\"type\":".repeat(100_000)).fault().code()).isEqualTo("bad-message");
    }

    private static BadMessage refusal(String text) {
        BadMessage bad = catchThrowableOfType(BadMessage.class, () -> Codec.readClient(text));
        assertThat(bad).as(text).isNotNull();
        return bad;
    }
}
