package vn.giaoban.room.sip.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giaoban.media.secure.DtlsIdentity;
import vn.giaoban.room.bfcp.FloorAction;
import vn.giaoban.room.bfcp.FloorInput;
import vn.giaoban.room.sip.sdp.Agreement.Floor;
import vn.giaoban.room.sip.sdp.Agreement.Floor.Way;

/** What holds of a floor whichever way it comes in, and what only connections need. */
class FloorWaysTest {
    private static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress STRANGER = InetAddress.ofLiteral("127.0.0.2");
    private static final DtlsIdentity SERVER = DtlsIdentity.create(new SecureRandom(), Instant.now());
    private static final DtlsIdentity ROOM = DtlsIdentity.create(new SecureRandom(), Instant.now());
    private static final String GRANTED = "1F 10 00 01 25 08 00 01 0B 04 03 00 23 04 00 01";

    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    private final BlockingQueue<FloorAction> heard = new LinkedBlockingQueue<>();
    private @Nullable FloorDoor door;
    private @Nullable DatagramChannel socket;
    private @Nullable FloorLine line;

    @AfterEach
    void close() throws Exception {
        if (door != null) {
            loop.execute(door::close);
        }
        if (socket != null) {
            socket.close();
        }
        loop.shutdown();
        assertThat(loop.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }

    private static String message(Way way, String hex) {
        return way.version == 2 ? hex : "2" + hex.substring(1);
    }

    private static String request(Way way) {
        return message(way, "40 01 00 01 00 00 00 01 00 02 00 01 05 04 00 01");
    }

    private static String query(Way way) {
        return message(way, "40 07 00 01 00 00 00 01 00 03 00 01 05 04 00 01");
    }

    /** A floor that grants whatever is asked. */
    private InetSocketAddress open(Floor agreed, FloorConnection.Patience patience) throws IOException {
        DatagramChannel datagrams = RtpLoop.bound(LOCAL, 0);
        int port = RtpLoop.port(datagrams);
        FloorDoor entrance =
                new FloorDoor(new ServerSocket(port, 4, LOCAL), LOCAL, new FloorTls(SERVER), this::later, patience);
        FloorLine floor = new FloorLine(datagrams, entrance, LOCAL);
        socket = datagrams;
        door = entrance;
        line = floor;
        entrance.listen(input -> act(floor.handle(input, 0)));
        loop.execute(() -> floor.agreed(agreed));
        datagrams.configureBlocking(true);
        Thread.ofVirtual().start(() -> {
            ByteBuffer buffer = ByteBuffer.allocate(2048);
            try {
                while (datagrams.receive(buffer.clear()) instanceof InetSocketAddress from) {
                    byte[] bytes = buffer.array().clone();
                    int length = buffer.position();
                    later(() -> act(floor.datagram(bytes, length, from, 0)));
                }
            } catch (IOException closed) {
                return;
            }
        });
        return new InetSocketAddress(LOCAL, port);
    }

    /** What ends after the test is nobody's. */
    private void later(Runnable task) {
        if (!loop.isShutdown()) {
            loop.execute(task);
        }
    }

    private InetSocketAddress open(Way way) throws IOException {
        return open(new Floor(null, way, false, ROOM.fingerprint()), FloorConnection.Patience.USUAL);
    }

    private void act(List<FloorAction> actions) {
        FloorLine floor = line;
        for (FloorAction action : actions) {
            heard.add(action);
            if (action instanceof FloorAction.Asked && floor != null) {
                act(floor.handle(new FloorInput.Granted(), 0));
            }
        }
    }

    private void others(boolean show) {
        FloorLine floor = line;
        if (floor != null) {
            loop.execute(() -> act(floor.handle(new FloorInput.Others(show), 0)));
        }
    }

    private static FloorRoom room(Way way, InetSocketAddress to) throws Exception {
        return FloorRoom.connect(way, to, LOCAL, ROOM, SERVER.fingerprint());
    }

    private void until(FloorAction wanted) throws InterruptedException {
        for (FloorAction next = heard.poll(10, TimeUnit.SECONDS); ; next = heard.poll(10, TimeUnit.SECONDS)) {
            assertThat(next).as("waiting for " + wanted).isNotNull();
            if (wanted.equals(next)) {
                return;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRequestIsAnsweredAndWhatBecomesOfItIsSaid(Way way) throws Exception {
        try (FloorRoom room = room(way, open(way))) {
            room.say(request(way));
            assertThat(room.hear()).endsWith("25 08 00 01 0B 04 01 00 23 04 00 01");
            String told = room.hear();
            assertThat(told).startsWith(way.version == 2 ? "40 04" : "20 04").endsWith(GRANTED);
            assertThat(told.substring(24, 29)).as("transaction").isEqualTo(way.version == 2 ? "00 01" : "00 00");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoFollowsTheFloorIsToldOfOthers(Way way) throws Exception {
        try (FloorRoom room = room(way, open(way))) {
            room.say(query(way));
            assertThat(room.hear()).endsWith("05 04 00 01");
            others(true);
            assertThat(room.hear())
                    .startsWith(way.version == 2 ? "40 08" : "20 08")
                    .endsWith("1D 04 FF FF");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherAddressIsNotHeard(Way way) throws Exception {
        InetSocketAddress to = open(way);
        assertThatThrownBy(() -> {
                    try (FloorRoom stranger = FloorRoom.connect(way, to, STRANGER, ROOM, SERVER.fingerprint())) {
                        stranger.say(request(way));
                        assertThat(stranger.hear()).isNotEqualTo("closed");
                    }
                })
                .isInstanceOfAny(IOException.class, AssertionError.class);
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void afterBytesThatAreNoMessageTheRoomIsServedAsEver(Way way) throws Exception {
        InetSocketAddress to = open(way);
        try (FloorRoom room = room(way, to)) {
            room.say("FF 00 FF FF 01 02 03 04 05 06 07 08 09 0A 0B 0C");
            assertThat(room.hear()).isEqualTo("closed");
        }
        try (FloorRoom room = room(way, to)) {
            room.say(request(way));
            assertThat(room.hear()).endsWith("0B 04 01 00 23 04 00 01");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TCP", "TLS"})
    void messagesComeInPiecesAndTogether(Way way) throws Exception {
        try (FloorRoom room = room(way, open(way))) {
            room.say(query(way).substring(0, 14));
            room.say(query(way).substring(15, 44));
            room.say(query(way).substring(45) + " " + request(way));
            assertThat(room.hear()).startsWith("20 08");
            assertThat(room.hear()).startsWith("20 04");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TCP", "TLS"})
    void aLostConnectionGivesTheFloorBack(Way way) throws Exception {
        InetSocketAddress to = open(way);
        try (FloorRoom room = room(way, to)) {
            room.say(request(way));
            room.hear();
        }
        until(new FloorAction.GivenBack());
    }

    @ParameterizedTest
    @EnumSource(names = {"TCP", "TLS"})
    void aConnectionThatSaysNothingIsClosed(Way way) throws Exception {
        Floor agreed = new Floor(null, way, false, ROOM.fingerprint());
        try (FloorRoom room = room(way, open(agreed, new FloorConnection.Patience(20_000, 200)))) {
            room.say(query(way));
            assertThat(room.hear()).startsWith("20 08");
            assertThat(room.hear()).as("idle").isEqualTo("closed");
        }
    }

    @Test
    void aConnectionThatNeverSpeaksIsClosed() throws Exception {
        Floor agreed = new Floor(null, Way.TCP, false, null);
        try (FloorRoom room = room(Way.TCP, open(agreed, new FloorConnection.Patience(300, 10_000)))) {
            room.say(query(Way.TCP).substring(0, 14));
            assertThat(room.hear()).isEqualTo("closed");
        }
    }

    @Test
    void onlyTwoConnectionsAreOpenAtATime() throws Exception {
        InetSocketAddress to = open(Way.TCP);
        try (FloorRoom first = room(Way.TCP, to);
                FloorRoom second = room(Way.TCP, to);
                FloorRoom third = room(Way.TCP, to)) {
            assertThat(third.hear()).isEqualTo("closed");
            first.say(query(Way.TCP));
            assertThat(first.hear()).startsWith("20 08");
            second.close();
        }
    }

    @Test
    void theNewestConnectionThatSpeaksTakesThePlaceOfTheFormer() throws Exception {
        InetSocketAddress to = open(Way.TCP);
        try (FloorRoom first = room(Way.TCP, to);
                FloorRoom second = room(Way.TCP, to)) {
            first.say(query(Way.TCP));
            assertThat(first.hear()).startsWith("20 08");
            second.say(query(Way.TCP));
            assertThat(second.hear()).startsWith("20 08");
            assertThat(first.hear()).isEqualTo("closed");
        }
    }

    @Test
    void aMessageThatClaimsToBeTooLongEndsTheConnection() throws Exception {
        try (FloorRoom room = room(Way.TCP, open(Way.TCP))) {
            room.say("20 01 FF FF 00 00 00 01 00 02 00 01");
            assertThat(room.hear()).isEqualTo("closed");
        }
    }

    @Test
    void aRoomWithAnotherCertificateThanItsDescriptionNamesIsNotHeard() throws Exception {
        InetSocketAddress to = open(Way.TLS);
        assertThatThrownBy(() -> {
                    try (FloorRoom room = FloorRoom.connect(Way.TLS, to, LOCAL, SERVER, SERVER.fingerprint())) {
                        room.say(request(Way.TLS));
                        assertThat(room.hear()).isNotEqualTo("closed");
                    }
                })
                .isInstanceOfAny(IOException.class, AssertionError.class);
        assertThat(heard).isEmpty();
    }

    @Test
    void aRoomThatWaitsIsConnectedToButOnlyWhereItsCallsComeFrom() throws Exception {
        try (ServerSocket waits = new ServerSocket(0, 1, LOCAL);
                ServerSocket stranger = new ServerSocket(0, 1, STRANGER)) {
            stranger.setSoTimeout(1_000);
            waits.setSoTimeout(10_000);
            open(new Floor(address(stranger), Way.TCP, true, null), FloorConnection.Patience.USUAL);
            assertThatThrownBy(stranger::accept).isInstanceOf(IOException.class);
            FloorDoor entrance = java.util.Objects.requireNonNull(door);
            loop.execute(() -> entrance.open(new Floor(address(waits), Way.TCP, true, null)));
            try (Socket socket = waits.accept();
                    FloorRoom room = new FloorRoom.Stream(socket)) {
                room.say(query(Way.TCP));
                assertThat(room.hear()).startsWith("20 08");
            }
        }
    }

    private static InetSocketAddress address(ServerSocket socket) {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }
}
