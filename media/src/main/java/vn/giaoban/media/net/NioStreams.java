package vn.giaoban.media.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.sfu.Send;

/** TCP as every system has it, on the selector of the datagram sockets. */
final class NioStreams {
    private static final int SEND_BUFFER = 64 * 1024;

    private final Selector selector;
    private final int firstSocket;
    private final List<ServerSocketChannel> listeners = new ArrayList<>();
    private final Streams streams = new Streams();

    NioStreams(Selector selector, int firstSocket) {
        this.selector = selector;
        this.firstSocket = firstSocket;
    }

    void listen(InetSocketAddress address) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.bind(address).configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
            listeners.add(listener);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    void receive(Set<SelectionKey> ready, Sockets.Receiver receiver, long now) throws IOException {
        for (SelectionKey key : ready) {
            if (key.isValid() && key.isAcceptable()) {
                accept((ServerSocketChannel) key.channel(), now);
            } else if (key.attachment() instanceof Streams.Connection connection) {
                if (key.isValid() && key.isWritable()) {
                    streams.writable(connection);
                }
                if (key.isValid() && key.isReadable()) {
                    streams.readable(connection, receiver, now);
                }
            }
        }
    }

    private void accept(ServerSocketChannel listener, long now) throws IOException {
        for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            Path path =
                    new Path(firstSocket + listeners.indexOf(listener), (InetSocketAddress) channel.getRemoteAddress());
            key.attach(streams.accepted(path, new Stream(channel, key), now));
        }
    }

    void send(Send send) {
        streams.send(send);
    }

    void expire(long now) {
        streams.expire(now);
    }

    void close() throws IOException {
        streams.close();
        for (ServerSocketChannel listener : listeners) {
            listener.close();
        }
    }

    private record Stream(SocketChannel channel, SelectionKey key) implements Streams.Stream {
        @Override
        public int read(byte[] b, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(b, offset, length));
        }

        @Override
        public int write(byte[] b, int offset, int length) throws IOException {
            return channel.write(ByteBuffer.wrap(b, offset, length));
        }

        @Override
        public void wantsRoom(boolean wanted) {
            key.interestOps(wanted ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                key.cancel();
            }
        }
    }
}
