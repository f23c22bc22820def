package vn.giaoban.media.net;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.sfu.Send;

/** The sockets of one media loop, whose thread alone uses them; only {@link #wakeUp} is for everybody. */
interface Sockets extends AutoCloseable {
    /** Takes one datagram, which lies at the start of an array that is used again. */
    interface Receiver {
        void datagram(byte[] b, int length, Path from);
    }

    /** Binds one socket to each address; the best kind that this system has. Port 0 stands for any free one. */
    static Sockets bind(List<InetSocketAddress> addresses) throws IOException {
        return LinuxSockets.available() ? LinuxSockets.open(addresses) : NioSockets.open(addresses);
    }

    /**
     * Takes TCP connections, too (RFC 6544, RFC 4571), on the addresses and ports of the datagram sockets; their numbers
     * follow those of the sockets.
     *
     * @return where it listens: a port that is taken is left out
     */
    List<InetSocketAddress> listen() throws IOException;

    /** How often connections are looked through for those that are over. */
    long EXPIRY_NANOS = 1_000_000_000L;

    /** Begins to listen on one address. */
    interface Listen {
        void on(InetSocketAddress address) throws IOException;
    }

    /** Of the addresses those on which listening could begin. */
    static List<InetSocketAddress> listening(List<InetSocketAddress> addresses, Listen listen) throws IOException {
        List<InetSocketAddress> taken = new ArrayList<>();
        for (InetSocketAddress address : addresses) {
            try {
                listen.on(address);
                taken.add(address);
            } catch (BindException e) {
                LoggerFactory.getLogger(Sockets.class).warn("no media over TCP on {}: {}", address, e.getMessage());
            }
        }
        return taken;
    }

    /** What the sockets are bound to, in the order asked for. */
    List<InetSocketAddress> addresses() throws IOException;

    /**
     * Waits until there are datagrams, or {@link #wakeUp} was called, or the time is over. Reports (RTCP) need not end
     * the wait.
     */
    void await(long nanos) throws IOException;

    /** Waits for the rest of a picture whose first packet has come, if that is worth while here. */
    default void gather() {}

    /** Gives what has come, at most {@code most} datagrams of each socket; reports perhaps only by {@link #reports}. */
    void receive(int most, Receiver receiver) throws IOException;

    /**
     * Gives reports that {@link #receive} left, at most {@code most} of each socket.
     *
     * @return whether there may be more
     */
    boolean reports(int most, Receiver receiver) throws IOException;

    /** Sends all of it, at the next {@link #flush} at the latest; what the system does not take is lost, as on any network. */
    void send(Send send);

    /** Nothing waits any more. */
    void flush();

    void wakeUp();

    @Override
    void close();
}
