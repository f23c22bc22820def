package vn.giaoban.signaling.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giaoban.signaling.protocol.Codec;
import vn.giaoban.signaling.protocol.ServerMessage;

class SessionTest {
    private static final String HELLO = "{\"type\":\"hello\",\"version\":1,\"conference\":\"" + UUID.randomUUID()
            + "\",\"videoSlots\":4,\"publishes\":true}";
    private static final String PING = "{\"type\":\"ping\",\"at\":\"2026-11-30T01:00:00Z\"}";
    private static final String OFFER = "{\"type\":\"offer\",\"sdp\":\"v=0\"}";
    private final Session session = new Session();
    private Instant now = Instant.parse("2026-11-30T01:00:00Z");

    @Test
    void theFirstMessageIsAHelloAndThereIsOnlyOne() {
        assertThat(error(say(OFFER))).isEqualTo("bad-message");
        assertThat(say(HELLO)).first().isInstanceOf(Step.Enter.class);
        assertThat(error(say(HELLO))).isEqualTo("bad-message");
        assertThat(say(OFFER)).first().isInstanceOf(Step.Pass.class);
    }

    @Test
    void anotherVersionIsToldTheOneThatIsSpokenAndTheSocketCloses() {
        List<Step> steps = say(HELLO.replace("\"version\":1", "\"version\":2"));
        assertThat(error(steps)).isEqualTo("protocol-version");
        assertThat(steps).contains(new Step.Close(1002));
        assertThat(say(HELLO)).isEmpty();
    }

    @Test
    void pingsAreAnsweredWithTheServersTime() {
        ServerMessage.Pong pong = (ServerMessage.Pong) ((Step.Reply) say(PING).getFirst()).message();
        assertThat(pong.now()).isEqualTo(now);
    }

    @Test
    void anOversizedMessageIsNamedAndClosesTheSocket() {
        List<Step> steps = session.received("{}", Codec.MAX_BYTES + 1, now);
        assertThat(error(steps)).isEqualTo("message-too-large");
        assertThat(steps).contains(new Step.Close(1009));
    }

    @Test
    void nineteenBadMessagesAreForgivenAndTheTwentiethClosesTheSocket() {
        say(HELLO);
        for (int i = 1; i < 20; i++) {
            assertThat(say("{\"type\":\"dance\"}")).hasSize(1);
        }
        assertThat(say("not json")).contains(new Step.Close(1008));
        assertThat(say(PING)).isEmpty();
    }

    @Test
    void aBadCommandIsRefusedByItsId() {
        say(HELLO);
        UUID id = UUID.randomUUID();
        List<Step> steps = say("{\"type\":\"command\",\"id\":\"" + id + "\",\"command\":{\"type\":\"withdraw\"}}");
        ServerMessage.Refused refused = (ServerMessage.Refused) ((Step.Reply) steps.getFirst()).message();
        assertThat(refused.id()).isEqualTo(id);
        assertThat(refused.error().params()).containsEntry("field", "command.request");
    }

    @Test
    void aFloodIsRefusedAndASteadyClientIsNot() {
        say(HELLO);
        for (int second = 0; second < 30; second++) {
            for (int message = 0; message < 10; message++) {
                now = now.plusMillis(100);
                assertThat(say(OFFER)).first().isInstanceOf(Step.Pass.class);
            }
        }
        int busy = 0;
        for (int message = 0; message < 70; message++) {
            busy += say(OFFER).getFirst() instanceof Step.Reply ? 1 : 0;
        }
        assertThat(busy).isBetween(9, 11);
    }

    private List<Step> say(String text) {
        return session.received(text, text.getBytes(StandardCharsets.UTF_8).length, now);
    }

    private static String error(List<Step> steps) {
        return ((ServerMessage.Error) ((Step.Reply) steps.getFirst()).message()).code();
    }
}
