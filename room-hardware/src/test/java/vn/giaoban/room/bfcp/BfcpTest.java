package vn.giaoban.room.bfcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.room.bfcp.BfcpAttribute.Kind;
import vn.giaoban.room.bfcp.BfcpMessage.Primitive;

/** The bytes were written by hand from the figures of RFC 8855, sections 5.1 and 5.2; 0x40 is version 2, 0x50 with R. */
final class BfcpTest {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
    private static final String HELLO = "40 0B 00 00 00 00 00 01 00 01 00 02";
    private static final String FLOOR_REQUEST = "40 01 00 01 00 00 00 01 00 02 00 02 05 04 00 01";
    private static final String FLOOR_RELEASE = "40 02 00 01 00 00 00 01 00 03 00 02 07 04 00 01";
    private static final String FLOOR_QUERY = "40 07 00 01 00 00 00 01 00 04 00 02 05 04 00 01";
    /** FLOOR-ID, then FLOOR-REQUEST-INFORMATION of request 1, granted, with the server as its BENEFICIARY-INFORMATION. */
    private static final String FLOOR_OF_OTHERS =
            " 00 00 00 01 00 %02d 00 02 05 04 00 01" + " 1F 14 00 01 25 08 00 01 0B 04 03 00 23 04 00 01 1D 04 FF FF";

    private static final String GOODBYE = "40 10 00 00 00 00 00 01 00 09 00 02";
    private static final String STATUS_ACK = "50 0E 00 00 00 00 00 01 00 01 00 02";

    private final FloorServer server = new FloorServer(1, 1, 1, 2);
    private long now = 1_000;

    private static BfcpMessage read(String hex) {
        byte[] bytes = HEX.parseHex(hex);
        return BfcpReader.read(bytes, bytes.length).orElseThrow();
    }

    private List<FloorAction> hears(String hex) {
        return server.handle(new FloorInput.Received(read(hex)), now);
    }

    private static List<String> sent(List<FloorAction> actions) {
        return actions.stream()
                .filter(FloorAction.Send.class::isInstance)
                .map(action -> HEX.formatHex(BfcpWriter.write(((FloorAction.Send) action).message())))
                .toList();
    }

    /** FLOOR-REQUEST-INFORMATION of request 1, OVERALL-REQUEST-STATUS, FLOOR-REQUEST-STATUS of floor 1. */
    private static String status(String head, int status) {
        return head + " 1F 10 00 01 25 08 00 01 0B 04 %02X 00 23 04 00 01".formatted(status);
    }

    @Test
    void messagesAreReadAsTheRfcDrawsThem() {
        BfcpMessage request = read(FLOOR_REQUEST);
        assertThat(request.primitive()).isEqualTo(Primitive.FLOOR_REQUEST);
        assertThat(request.conference()).isEqualTo(1);
        assertThat(request.transaction()).isEqualTo(2);
        assertThat(request.user()).isEqualTo(2);
        assertThat(request.number(Kind.FLOOR)).isEqualTo(1);
        assertThat(read(STATUS_ACK).response()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HELLO,
                FLOOR_REQUEST,
                FLOOR_RELEASE,
                GOODBYE,
                STATUS_ACK,
                "40 04 00 04 00 00 00 01 00 01 00 02 1F 10 00 01 25 08 00 01 0B 04 03 00 23 04 00 01",
                "50 0D 00 01 00 00 00 01 00 05 00 02 0D 03 06 00"
            })
    void whatWasReadIsWrittenAsItWas(String hex) {
        assertThat(HEX.formatHex(BfcpWriter.write(read(hex)))).isEqualTo(hex);
    }

    @Test
    void aRoomSaysHelloAsksIsGrantedAcknowledgesAndGivesBack() {
        assertThat(sent(hears(HELLO)).getFirst())
                .startsWith("50 0C 00")
                .contains("17 11 01 02 03 04", "15 0D 02 04 06");
        List<FloorAction> asked = hears(FLOOR_REQUEST);
        assertThat(sent(asked)).containsExactly(status("50 04 00 04 00 00 00 01 00 02 00 02", 1));
        assertThat(asked).contains(new FloorAction.Asked());
        assertThat(sent(server.handle(new FloorInput.Granted(), now)))
                .containsExactly(status("40 04 00 04 00 00 00 01 00 01 00 02", 3));
        assertThat(hears(STATUS_ACK)).isEmpty();
        now += 10_000;
        assertThat(server.handle(new FloorInput.Tick(), now)).isEmpty();
        List<FloorAction> released = hears(FLOOR_RELEASE);
        assertThat(sent(released)).containsExactly(status("50 04 00 04 00 00 00 01 00 03 00 02", 6));
        assertThat(released).contains(new FloorAction.GivenBack());
    }

    @Test
    void whatIsNotAcknowledgedIsSaidFourTimesInAll() {
        hears(FLOOR_REQUEST);
        String denied = sent(server.handle(new FloorInput.Denied(), now)).getFirst();
        assertThat(denied).isEqualTo(status("40 04 00 04 00 00 00 01 00 01 00 02", 4));
        int again = 0;
        for (int i = 0; i < 1_000; i++) {
            now += 20;
            List<String> said = sent(server.handle(new FloorInput.Tick(), now));
            assertThat(said).allMatch(denied::equals);
            again += said.size();
        }
        assertThat(again).isEqualTo(3);
    }

    @Test
    void aRequestThatIsRepeatedIsAnsweredAgainAndAsksNobodyTwice() {
        List<FloorAction> first = hears(FLOOR_REQUEST);
        List<FloorAction> second = hears(FLOOR_REQUEST);
        assertThat(sent(second)).isEqualTo(sent(first));
        assertThat(second).doesNotContain(new FloorAction.Asked());
    }

    @Test
    void theMeetingTakesTheFloorAndALateReleaseIsNone() {
        hears(FLOOR_REQUEST);
        server.handle(new FloorInput.Granted(), now);
        assertThat(sent(server.handle(new FloorInput.Revoked(), now)))
                .containsExactly(status("40 04 00 04 00 00 00 01 00 02 00 02", 7));
        List<FloorAction> late = hears(FLOOR_RELEASE);
        assertThat(sent(late)).containsExactly("50 0D 00 01 00 00 00 01 00 03 00 02 0D 03 07 00");
        assertThat(late).doesNotContain(new FloorAction.GivenBack());
    }

    @Test
    void aRoomThatAskedHowTheFloorStandsIsToldWhenOthersShowSomethingAndWhenTheyEnd() {
        assertThat(server.handle(new FloorInput.Others(true), now)).isEmpty();
        assertThat(sent(hears(FLOOR_QUERY)).getFirst()).isEqualTo("50 08 00 06" + FLOOR_OF_OTHERS.formatted(4));
        assertThat(sent(server.handle(new FloorInput.Others(false), now)))
                .containsExactly("40 08 00 01 00 00 00 01 00 01 00 02 05 04 00 01");
        String again = sent(server.handle(new FloorInput.Others(true), now)).getFirst();
        assertThat(again).startsWith("40 08 00 06").endsWith("1D 04 FF FF");
        now += 500;
        assertThat(sent(server.handle(new FloorInput.Tick(), now))).containsExactly(again);
        assertThat(hears("50 0F 00 00 00 00 00 01 00 02 00 02")).isEmpty();
        now += 10_000;
        assertThat(server.handle(new FloorInput.Tick(), now)).isEmpty();
    }

    @Test
    void whatARoomIsGrantedTakesTheFloorFromOthers() {
        hears(FLOOR_QUERY);
        server.handle(new FloorInput.Others(true), now);
        hears(FLOOR_REQUEST);
        List<String> granted = sent(server.handle(new FloorInput.Granted(), now));
        assertThat(granted).hasSize(2);
        assertThat(granted.getFirst()).startsWith("40 04").contains("0B 04 03 00");
        assertThat(granted.getLast()).startsWith("40 08").doesNotContain("1D 04");
        assertThat(server.handle(new FloorInput.Others(false), now)).isEmpty();
    }

    @Test
    void aRoomThatIsNoLongerInterestedIsToldNothing() {
        hears(FLOOR_QUERY);
        hears("40 07 00 00 00 00 00 01 00 05 00 02");
        assertThat(server.handle(new FloorInput.Others(true), now)).isEmpty();
    }

    @Test
    void anotherConferenceFloorOrPrimitiveIsAnError() {
        assertThat(sent(hears(HELLO.replace("00 00 00 01", "00 00 00 07"))).getFirst())
                .endsWith("0D 03 01 00");
        assertThat(sent(hears("40 01 00 01 00 00 00 01 00 04 00 02 05 04 00 09"))
                        .getFirst())
                .endsWith("0D 03 06 00");
        assertThat(sent(hears("40 63 00 00 00 00 00 01 00 05 00 02")).getFirst())
                .endsWith("0D 03 03 00");
        assertThat(sent(hears(GOODBYE)).getFirst()).startsWith("50 11 00 00");
    }

    @Test
    void anyStreamIsReadOrBrokenAndHoldsNoMoreThanOneMessage() {
        long seed = 8856;
        Random random = new Random(seed);
        byte[] whole =
                HEX.parseHex(FLOOR_REQUEST.replaceFirst("40", "20") + " " + FLOOR_QUERY.replaceFirst("40", "20"));
        int read = 0;
        for (int i = 0; i < 5_000; i++) {
            BfcpStream stream = new BfcpStream();
            for (int n = 0; n < 10; n++) {
                byte[] bytes = whole.clone();
                if (random.nextInt(4) == 0) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
                read += stream.read(bytes, length).map(List::size).orElse(0);
            }
        }
        assertThat(read).as("seed %d", seed).isGreaterThan(5_000);
    }

    @Test
    void anyBytesNeverThrow() {
        long seed = 8855;
        Random random = new Random(seed);
        byte[] whole = HEX.parseHex(status("40 04 00 04 00 00 00 01 00 01 00 02", 3));
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = whole.clone();
            for (int n = random.nextInt(6); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(bytes.length + 1);
            assertThatCode(() -> BfcpReader.read(bytes, length).ifPresent(message -> {
                        server.handle(new FloorInput.Received(message), 0);
                        BfcpWriter.write(message);
                    }))
                    .as("seed %d, %s", seed, HEX.formatHex(bytes))
                    .doesNotThrowAnyException();
        }
    }
}
