package vn.giaoban.room.sip.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The media loop of a test: its tasks are done while the test waits. */
final class LoopOfTests implements Executor {
    private final BlockingQueue<Runnable> loop = new LinkedBlockingQueue<>();

    interface Condition {
        boolean holds();
    }

    @Override
    public void execute(Runnable task) {
        loop.add(task);
    }

    /** A socket read by a thread that hands its datagrams to the test's loop. */
    StageToRooms.Output open(StageToRooms.Reader reader) throws IOException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        // A film comes faster than a room would send it.
        socket.setReceiveBufferSize(1 << 20);
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
                    socket.receive(packet);
                    loop.add(() -> reader.datagram(
                            packet.getData(), packet.getLength(), (InetSocketAddress) packet.getSocketAddress()));
                }
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        return new StageToRooms.Output() {
            @Override
            public int port() {
                return socket.getLocalPort();
            }

            @Override
            public void close() {
                socket.close();
            }
        };
    }

    void until(Condition condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.holds() && System.nanoTime() < end) {
            Runnable task = loop.poll(100, TimeUnit.MILLISECONDS);
            if (task != null) {
                task.run();
            }
        }
        assertThat(condition.holds()).isTrue();
    }
}
