package vn.giaoban.media.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.sfu.Send;

/** Sockets as every system has them: one call for each datagram. */
final class NioSockets implements Sockets {
    private static final Logger LOG = LoggerFactory.getLogger(NioSockets.class);

    private final Selector selector;
    private final List<DatagramChannel> sockets = new ArrayList<>();
    private @Nullable NioStreams streams;
    private long nextExpiry;
    private final ByteBuffer in = ByteBuffer.allocateDirect(UdpLoop.DATAGRAM);
    private final byte[] datagram = new byte[UdpLoop.DATAGRAM];
    private final ByteBuffer out = ByteBuffer.allocateDirect(UdpLoop.DATAGRAM);

    private NioSockets(Selector selector) {
        this.selector = selector;
    }

    static Sockets open(List<InetSocketAddress> addresses) throws IOException {
        NioSockets opened = new NioSockets(Selector.open());
        try {
            for (InetSocketAddress address : addresses) {
                opened.bind(address);
            }
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void bind(InetSocketAddress address) throws IOException {
        DatagramChannel socket = DatagramChannel.open();
        sockets.add(socket);
        socket.setOption(StandardSocketOptions.SO_RCVBUF, UdpLoop.SOCKET_BUFFER);
        socket.setOption(StandardSocketOptions.SO_SNDBUF, UdpLoop.SOCKET_BUFFER);
        socket.configureBlocking(false);
        socket.bind(address);
        socket.register(selector, SelectionKey.OP_READ);
    }

    @Override
    public List<InetSocketAddress> addresses() throws IOException {
        List<InetSocketAddress> bound = new ArrayList<>();
        for (DatagramChannel socket : sockets) {
            bound.add((InetSocketAddress) socket.getLocalAddress());
        }
        return bound;
    }

    @Override
    public List<InetSocketAddress> listen() throws IOException {
        NioStreams opened = new NioStreams(selector, sockets.size());
        streams = opened;
        return Sockets.listening(addresses(), opened::listen);
    }

    @Override
    public void await(long nanos) throws IOException {
        selector.select(Math.max(1, nanos / 1_000_000));
        if (streams == null) {
            selector.selectedKeys().clear();
        }
    }

    @Override
    public void receive(int most, Receiver receiver) throws IOException {
        for (int i = 0; i < sockets.size(); i++) {
            for (int n = 0; n < most; n++) {
                in.clear();
                InetSocketAddress from = receive(sockets.get(i));
                if (from == null) {
                    break;
                }
                in.flip();
                int length = in.remaining();
                in.get(datagram, 0, length);
                receiver.datagram(datagram, length, new Path(i, from));
            }
        }
        if (streams != null) {
            long now = System.nanoTime();
            streams.receive(selector.selectedKeys(), receiver, now);
            selector.selectedKeys().clear();
            if (now >= nextExpiry) {
                nextExpiry = now + Sockets.EXPIRY_NANOS;
                streams.expire(now);
            }
        }
    }

    @Override
    public boolean reports(int most, Receiver receiver) {
        return false; // They came with the others.
    }

    /** An ICMP error of an earlier send is reported here; it says nothing about the next datagram. */
    private @Nullable InetSocketAddress receive(DatagramChannel socket) throws IOException {
        try {
            return (InetSocketAddress) socket.receive(in);
        } catch (PortUnreachableException e) {
            return null;
        }
    }

    @Override
    public void send(Send send) {
        if (send.to().socket() >= sockets.size()) {
            if (streams != null) {
                streams.send(send);
            }
            return;
        }
        DatagramChannel socket = sockets.get(send.to().socket());
        for (int i = 0; i < send.count(); i++) {
            out.clear();
            out.put(send.buffer(), send.offset(i), send.length(i)).flip();
            try {
                socket.send(out, send.to().remote());
            } catch (IOException | RuntimeException e) {
                LOG.debug("send to {}", send.to(), e);
                return;
            }
        }
    }

    @Override
    public void flush() {}

    @Override
    public void wakeUp() {
        selector.wakeup();
    }

    @Override
    public void close() {
        try {
            if (streams != null) {
                streams.close();
            }
            for (DatagramChannel socket : sockets) {
                socket.close();
            }
            selector.close();
        } catch (IOException e) {
            LOG.debug("closing", e);
        }
    }
}
