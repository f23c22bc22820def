package vn.giaoban.room.sip.stack;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.ConnectionOrientedMessageChannel;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.NioTcpMessageChannel;
import gov.nist.javax.sip.stack.NioTcpMessageProcessor;
import gov.nist.javax.sip.stack.NioTlsMessageProcessor;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sip.ClientTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * The stack's TLS on one local address, with connections of ours towards rooms: its own never get through. A room that
 * has come by a connection is spoken to by that as long as it stands: many take none, and show no certificate. What we
 * begin ourselves never goes that way, because anybody behind a room's address may have come from there.
 */
final class TlsTransport extends NioTlsMessageProcessor {
    private static final int LOCKS = 64;
    private static final ScopedValue<Boolean> BEGUN_BY_US = ScopedValue.newInstance();

    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();
    private final Failures failures;
    /** By where they come from. */
    private final Map<String, TlsConnection> incoming = new ConcurrentHashMap<>();
    /** Where rooms come from, by where they say that they are. */
    private final Map<String, String> sources = new ConcurrentHashMap<>();

    /** Hears of requests that could not be sent, and why. */
    interface Failures {
        void unsent(SIPClientTransaction transaction, String code);
    }

    TlsTransport(InetAddress address, SIPTransactionStack stack, int port, Failures failures) {
        super(address, stack, port);
        this.failures = failures;
    }

    @Override
    public NioTcpMessageChannel createMessageChannel(NioTcpMessageProcessor own, SocketChannel socket)
            throws IOException {
        NioTcpMessageChannel known = nioHandler.getMessageChannel(socket);
        if (known != null) {
            return known;
        }
        TlsConnection made = new TlsConnection(own, socket, failures);
        nioHandler.putMessageChannel(socket, made);
        incoming.put(made.getKey(), made);
        return made;
    }

    @Override
    protected synchronized void remove(ConnectionOrientedMessageChannel channel) {
        super.remove(channel);
        incoming.remove(channel.getKey());
        sources.values().remove(channel.getKey());
    }

    /** A transaction that begins a call or a question of ours, over a connection whose other end has shown who it is. */
    static ClientTransaction begin(SipProvider provider, Request request) throws SipException {
        return ScopedValue.where(BEGUN_BY_US, true).call(() -> provider.getNewClientTransaction(request));
    }

    /** A room of that address has come from a port of it, and says that it is at another. */
    void come(InetAddress room, int port, int said) {
        String source = MessageChannel.getKey(room, port, getTransport());
        if (incoming.containsKey(source)) {
            sources.put(MessageChannel.getKey(room, said, getTransport()), source);
        }
    }

    private @Nullable TlsConnection cameBy(String key) {
        String source = sources.get(key);
        return source == null ? null : incoming.get(source);
    }

    @Override
    public MessageChannel createMessageChannel(HostPort to) throws IOException {
        return connect(to.getInetAddress(), to.getPort());
    }

    @Override
    public MessageChannel createMessageChannel(InetAddress to, int port) throws IOException {
        return connect(to, port);
    }

    /**
     * A connection takes its time; others are not kept waiting by it. What we begin goes by none that was made to a
     * machine of another name at that address: it has shown that it is that one, no other (RFC 5922, section 5). The
     * stack has one connection to an address and port, so the other one ends; its calls go on by the new one.
     */
    private MessageChannel connect(InetAddress to, int port) throws IOException {
        String key = MessageChannel.getKey(to, port, getTransport());
        TlsConnection theirs = BEGUN_BY_US.isBound() ? null : cameBy(key);
        if (theirs != null) {
            return theirs;
        }
        synchronized (locks[Math.floorMod(key.hashCode(), LOCKS)]) {
            ConnectionOrientedMessageChannel known = messageChannels.get(key);
            if (known instanceof TlsConnection other && BEGUN_BY_US.isBound() && !other.calls(to)) {
                other.close();
            } else if (known != null) {
                return known;
            }
            TlsConnection made = new TlsConnection(to, port, sipStack, this, failures);
            messageChannels.put(key, made);
            return made;
        }
    }
}
