package vn.giaoban.room.sip.stack;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.ConnectionOrientedMessageChannel;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.NioTlsMessageProcessor;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.util.stream.Stream;

/** The stack's TLS on one local address, with connections of ours towards rooms: its own never get through. */
final class TlsTransport extends NioTlsMessageProcessor {
    private static final int LOCKS = 64;

    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();
    private final Failures failures;

    /** Hears of requests that could not be sent, and why. */
    interface Failures {
        void unsent(SIPClientTransaction transaction, String code);
    }

    TlsTransport(InetAddress address, SIPTransactionStack stack, int port, Failures failures) {
        super(address, stack, port);
        this.failures = failures;
    }

    @Override
    public MessageChannel createMessageChannel(HostPort to) throws IOException {
        return connect(to.getInetAddress(), to.getPort());
    }

    @Override
    public MessageChannel createMessageChannel(InetAddress to, int port) throws IOException {
        return connect(to, port);
    }

    /** A connection takes its time; others are not kept waiting by it. */
    private MessageChannel connect(InetAddress to, int port) throws IOException {
        String key = MessageChannel.getKey(to, port, getTransport());
        synchronized (locks[Math.floorMod(key.hashCode(), LOCKS)]) {
            ConnectionOrientedMessageChannel known = messageChannels.get(key);
            if (known != null) {
                return known;
            }
            TlsConnection made = new TlsConnection(to, port, sipStack, this, failures);
            messageChannels.put(key, made);
            return made;
        }
    }
}
