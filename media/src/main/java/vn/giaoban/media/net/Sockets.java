package vn.giaoban.media.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.sfu.Send;

/** The datagram sockets of one media loop, whose thread alone uses them; only {@link #wakeUp} is for everybody. */
interface Sockets extends AutoCloseable {
    /** Takes one datagram, which lies at the start of an array that is used again. */
    interface Receiver {
        void datagram(byte[] b, int length, Path from);
    }

    /** Binds one socket to each address; the best kind that this system has. */
    static Sockets bind(List<InetSocketAddress> addresses) throws IOException {
        return LinuxSockets.available() ? LinuxSockets.open(addresses) : NioSockets.open(addresses);
    }

    /** What the sockets are bound to, in the order asked for. */
    List<InetSocketAddress> addresses() throws IOException;

    /** Waits until there are datagrams, or {@link #wakeUp} was called, or the time is over. */
    void await(long nanos) throws IOException;

    /** Gives what has come, at most {@code most} datagrams of each socket. */
    void receive(int most, Receiver receiver) throws IOException;

    /** Sends all of it now; what the system does not take is lost, as on any network. */
    void send(Send send);

    void wakeUp();

    @Override
    void close();
}
