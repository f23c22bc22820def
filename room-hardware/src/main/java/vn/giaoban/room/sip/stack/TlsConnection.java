package vn.giaoban.room.sip.stack;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.NioTcpMessageProcessor;
import gov.nist.javax.sip.stack.NioTlsMessageChannel;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a room, made by us or by the room. The stack's own (1.3.0-91) forgets the socket that it has just opened, opens
 * another, and encrypts the beginning of the handshake a second time for that; this one stays with its socket, checks
 * whom it speaks to, and says why it came to nothing. Of what a room has made, the stack's own takes no requests of ours.
 */
final class TlsConnection extends NioTlsMessageChannel {
    private static final Logger LOG = LoggerFactory.getLogger(TlsConnection.class);
    private static final String UNKNOWN = "room-tls-failed";

    private final String peer;
    private final boolean ours;
    private final TlsTransport.Failures failures;
    private final Queue<SIPRequest> waiting = new ConcurrentLinkedQueue<>();
    /** Set by the stack in the handshake's last step; these two are set from within the parent's constructor, too. */
    private volatile boolean established;

    private volatile boolean ready;

    TlsConnection(
            InetAddress to, int port, SIPTransactionStack stack, TlsTransport transport, TlsTransport.Failures failures)
            throws IOException {
        super(to, port, stack, transport);
        this.failures = failures;
        this.peer = name(to);
        this.ours = true;
        this.isCached = true;
        ServerName.say(this, peer);
    }

    /** One that a room has made. */
    TlsConnection(NioTcpMessageProcessor transport, SocketChannel socket, TlsTransport.Failures failures)
            throws IOException {
        super(transport, socket);
        this.failures = failures;
        this.peer = "";
        this.ours = false;
    }

    /** The name by which it was looked up, else the address; asks nobody. */
    private static String name(InetAddress address) {
        String both = address.toString();
        int slash = both.indexOf('/');
        return slash > 0 ? both.substring(0, slash) : address.getHostAddress();
    }

    /** Whether it was made to a machine of that name, or that address where none is known. */
    boolean calls(InetAddress machine) {
        return ours && name(machine).equalsIgnoreCase(peer);
    }

    /** Also for another socket; at first by the parent's constructor, before it is known whom to speak to. */
    @Override
    public void init(boolean client) throws Exception {
        super.init(client);
        established = false;
        ready = false;
        if (ours) {
            ServerName.say(this, peer);
        }
    }

    @Override
    public void sendMessage(SIPMessage message, InetAddress to, int port) throws IOException {
        if (!ready && message instanceof SIPRequest request) {
            waiting.add(request);
        }
        super.sendMessage(message, to, port);
    }

    /** The one way of the parent's two that keeps to the socket that is open. */
    @Override
    public void sendMessage(byte[] message, InetAddress to, int port, boolean again) throws IOException {
        sendMessage(message, true);
    }

    /** The socket is another one because the last was closed, and {@code sealed} is meant for it as it stands. */
    @Override
    public void onNewSocket(byte[] sealed) {
        try {
            sendEncryptedData(sealed);
        } catch (IOException e) {
            LOG.info("SIP: {} cannot be reached by TLS: {}", peer, e.toString());
        }
    }

    @Override
    public void setHandshakeCompleted(boolean completed) {
        super.setHandshakeCompleted(completed);
        established = completed;
    }

    @Override
    protected void addBytes(byte[] bytes) throws Exception {
        try {
            ScopedValue.where(RoomCertificates.PEER, peer).call(() -> {
                super.addBytes(bytes);
                return bytes;
            });
        } catch (IOException e) {
            fail(code(e), e);
            throw e;
        }
        if (established && !ready) {
            ready = true;
            waiting.clear();
            if (ours) {
                // What waited is sealed only with the next thing that is sent, or comes.
                sendMessage(new byte[0], true);
            }
        }
    }

    @Override
    protected void close(boolean forgotten, boolean lastOfAll) {
        super.close(forgotten, lastOfAll);
        if (forgotten) {
            fail(UNKNOWN, null);
        }
    }

    /** Tells those whose requests have not left. */
    private void fail(String code, @Nullable Throwable why) {
        for (SIPRequest each = waiting.poll(); each != null; each = waiting.poll()) {
            LOG.info("SIP: no TLS with {}: {}", peer, why == null ? "closed" : why.toString());
            if (sipStack.findTransaction(each, false) instanceof SIPClientTransaction transaction) {
                failures.unsent(transaction, code);
            }
        }
    }

    private static String code(Throwable error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            if (each instanceof RoomCertificates.Disbelieved disbelieved) {
                return disbelieved.code;
            }
        }
        return UNKNOWN;
    }
}
