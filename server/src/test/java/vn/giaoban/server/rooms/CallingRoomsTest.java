package vn.giaoban.server.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.server.RunningServer;
import vn.giaoban.server.RunningServer.As;
import vn.giaoban.server.RunningServer.Planned;
import vn.giaoban.server.RunningServer.Reply;

/** Where rooms are called, by whom, and taking that back. The rooms are sockets that hear their call and say nothing. */
class CallingRoomsTest {
    @RegisterExtension
    static final Sip SIP = Sip.server();

    private static RunningServer server() {
        return SIP.running();
    }

    private static Reply name(As who, String site, String address) {
        return server().send(who, "PUT", "/api/v1/sites/" + site + "/room", "{\"address\":\"" + address + "\"}");
    }

    private static String rooms(Planned planned, String rest) {
        return "/api/v1/conferences/" + planned.id() + "/rooms/" + rest;
    }

    private static DatagramSocket silentRoom() throws Exception {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
        socket.setSoTimeout(15_000);
        return socket;
    }

    private static String address(DatagramSocket room) {
        return "sip:room@127.0.0.1:" + room.getLocalPort();
    }

    /** The next request of that method that reaches the room; what is sent again may come before it. */
    private static String hears(DatagramSocket room, String method) throws Exception {
        while (true) {
            DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
            room.receive(packet);
            String message = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            if (message.startsWith(method + " ")) {
                return message;
            }
        }
    }

    private static void answer(DatagramSocket room, String invite, String status) throws Exception {
        StringBuilder text = new StringBuilder("SIP/2.0 ").append(status).append("\r\n");
        for (String line : invite.split("\r\n")) {
            if (line.matches("(?i)(via|from|call-id|cseq):.*")) {
                text.append(line).append("\r\n");
            } else if (line.matches("(?i)to:.*")) {
                text.append(line).append(";tag=room\r\n");
            }
        }
        byte[] bytes = text.append("Content-Length: 0\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8);
        room.send(new DatagramPacket(bytes, bytes.length, InetAddress.ofLiteral("127.0.0.1"), SIP.port()));
    }

    /** What the technician's board says of the site's room system. */
    private static String onBoard(String site, String field) {
        for (JsonNode line : server().get(server().role(Role.TECHNICIAN), "/api/v1/devices?limit=500")
                .json()
                .path("items")) {
            if (line.path("kind").asString().equals("ROOM")
                    && line.path("site").asString().equals(site)) {
                return line.path(field).asString();
            }
        }
        return "";
    }

    @Test
    void anAddressIsWrittenByTechniciansOfTheSitesUnitAndTakenAway() {
        Planned planned = server().conference(2, 5, "");
        String site = planned.site(1);
        assertThat(name(server().role(Role.SECRETARY), site, "sip:room@10.1.2.3")
                        .code())
                .isEqualTo("not-allowed");
        String other = planned.links().get(2).at("/unit/id").asString();
        As elsewhere = server().somebody(EnumSet.of(Role.TECHNICIAN), Optional.of(UUID.fromString(other)));
        assertThat(name(elsewhere, site, "sip:room@10.1.2.3").code()).isEqualTo("not-allowed");
        assertThat(name(server().role(Role.TECHNICIAN), UUID.randomUUID().toString(), "")
                        .code())
                .isEqualTo("site-unknown");

        assertThat(name(server().role(Role.TECHNICIAN), site, " sip:room@10.1.2.3;transport=tcp ")
                        .status())
                .isEqualTo(204);
        assertThat(Sip.room(server(), planned.id(), site).path("address").asString())
                .isEqualTo("sip:room@10.1.2.3;transport=tcp");
        assertThat(name(server().role(Role.ADMINISTRATOR), site, "").status()).isEqualTo(204);
        assertThat(Sip.room(server(), planned.id(), site).path("address").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "room",
                "room@10.1.2.3",
                "https://10.1.2.3",
                "sip:",
                "sip:a:secret@10.1.2.3",
                "sip:a b@10.1.2.3",
                "sip:a@10.1.2.3?Subject=x",
                "sip:a@10.1.2.3:70000",
                "sip:a@<10.1.2.3>"
            })
    void whatIsNoSipAddressIsRefusedWithItsFieldsName(String address) {
        Planned planned = server().conference(1, 5, "");
        Reply reply = name(server().role(Role.TECHNICIAN), planned.site(1), address);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.param("field")).isEqualTo("address");
    }

    @Test
    void theAbsentAreCalledAtTheirAddressesUntilThatIsTakenBack() throws Exception {
        Planned planned = server().conference(2, 5, "");
        String site = planned.site(1);
        try (DatagramSocket room = silentRoom()) {
            name(server().role(Role.TECHNICIAN), site, address(room));
            Reply called = server().post(server().role(Role.SECRETARY), rooms(planned, "call-absent"), null);
            assertThat(called.json().at("/called").toString()).isEqualTo("[\"" + site + "\"]");
            assertThat(called.json().at("/unreachable"))
                    .extracting(id -> id.asString())
                    .containsExactlyInAnyOrder(planned.site(0), planned.site(2));
            assertThat(hears(room, "INVITE")).contains(address(room));
            assertThat(Sip.room(server(), planned.id(), site)
                            .at("/calls/0/stage")
                            .asString())
                    .isEqualTo("dialling");
            Reply again = server().post(server().role(Role.SECRETARY), rooms(planned, "call-absent"), null);
            assertThat(again.json().path("called")).isEmpty();

            answer(room, hears(room, "INVITE"), "180 Ringing");
            Sip.until(
                    "it is told to ring",
                    () -> Sip.room(server(), planned.id(), site)
                            .at("/calls/0/stage")
                            .asString("")
                            .equals("ringing"));
            Reply stopped = server().post(server().role(Role.SECRETARY), rooms(planned, "stop-calling"), null);
            assertThat(stopped.json().path("stopped").asInt()).isEqualTo(1);
            hears(room, "CANCEL");
            Sip.until(
                    "the call is over",
                    () -> Sip.room(server(), planned.id(), site).path("calls").isEmpty());
            name(server().role(Role.TECHNICIAN), site, "");
        }
    }

    @Test
    void aRoomThatRefersItselfToAnotherConferenceOfOursSitsThereAndNoLongerWhereItWas() throws Exception {
        Planned before = server().conference(1, 5, "");
        Planned after = server().conference(1, 5, "");
        try (SmallRoom room = new SmallRoom(SIP.dial(before, 1), "")) {
            Sip.until("the room sits", () -> Sip.seated(server(), before.id(), before.site(1)));
            String there = SIP.dial(after, 1);
            BlockingQueue<String> told = room.refer(there.replaceFirst("\\d{6}@", "000000@"));
            assertThat(told.poll(15, TimeUnit.SECONDS)).startsWith("SIP/2.0 202");
            assertThat(told.poll(15, TimeUnit.SECONDS)).startsWith("SIP/2.0 100");
            assertThat(told.poll(15, TimeUnit.SECONDS)).startsWith("SIP/2.0 404");
            assertThat(Sip.seated(server(), before.id(), before.site(1)))
                    .as("by a wrong PIN nothing is lost")
                    .isTrue();

            room.refer(there);
            assertThat(told.poll(15, TimeUnit.SECONDS)).startsWith("SIP/2.0 202");
            assertThat(told.poll(15, TimeUnit.SECONDS)).startsWith("SIP/2.0 100");
            assertThat(told.poll(15, TimeUnit.SECONDS)).startsWith("SIP/2.0 200");
            Sip.until("it sits there", () -> Sip.seated(server(), after.id(), after.site(1)));
            assertThat(Sip.room(server(), before.id(), before.site(1)).path("calls"))
                    .isEmpty();
            Sip.until(
                    "its seat is free",
                    () -> Sip.room(server(), before.id(), before.site(1))
                            .path("absent")
                            .asBoolean());

            room.refer("sip:0900123456@gateway.example");
            assertThat(told.poll(15, TimeUnit.SECONDS)).startsWith("SIP/2.0 403");
            assertThat(server().get(server().role(Role.TECHNICIAN), "/api/v1/room-calls")
                            .json()
                            .at("/figures/refer-elsewhere")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void aRoomIsCalledByASecretaryAtItsAddressAndNoLongerWhenThatIsStopped() throws Exception {
        Planned planned = server().conference(1, 5, "");
        String site = planned.site(1);
        String call = rooms(planned, site + "/call");
        As secretary = server().role(Role.SECRETARY);
        assertThat(server().post(secretary, call, "{}").code()).isEqualTo("not-registered");
        try (DatagramSocket room = silentRoom()) {
            name(server().role(Role.TECHNICIAN), site, address(room));
            answer(room, hears(room, "OPTIONS"), "200 OK");
            Sip.until("the board knows that it is there", () -> "GOOD".equals(onBoard(site, "level")));
            assertThat(server().get(server().role(Role.TECHNICIAN), "/api/v1/metrics")
                            .response()
                            .body())
                    .contains("giaoban_rooms_asked{answer=\"answers\"} 1\n");
            assertThat(server().post(secretary, call, "{}").status()).isEqualTo(201);
            answer(room, hears(room, "INVITE"), "486 Busy Here");
            Sip.until(
                    "the failure is told, also while the room is called again",
                    () -> Sip.room(server(), planned.id(), site)
                            .at("/failed/cause")
                            .asString("")
                            .equals("room-answered-486"));
            Sip.until("the board knows that it has another call", () -> "room-busy".equals(onBoard(site, "cause")));
            assertThat(server().send(secretary, "DELETE", call, null).status()).isEqualTo(204);
            Sip.until("it is called no longer", () -> {
                JsonNode now = Sip.room(server(), planned.id(), site);
                return now.path("calls").isEmpty() && now.at("/failed/again").isNull();
            });
            assertThat(server().send(secretary, "DELETE", call, null).status()).isEqualTo(204);
            name(server().role(Role.TECHNICIAN), site, "");
        }
    }
}
