package vn.giaoban.room.sip.stack;

import gov.nist.javax.sip.SipStackExt;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageProcessorFactory;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TooManyListenersException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipProvider;
import javax.sip.SipStack;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/** The SIP user agent: listens on UDP and TCP of every address given, and makes calls. */
public final class SipAgent implements AutoCloseable {
    /** For the BYEs of a server that ends. */
    private static final int LAST_WORDS_SECONDS = 2;

    private final Messages write = new Messages();
    private final SipStack stack;
    private final int port;
    private final @Nullable TlsKey tls;
    private final LineListener listener;
    private final Events events;
    private final Requests requests;
    private final Map<SipProvider, InetAddress> providers = new HashMap<>();
    private final Map<InetAddress, TlsTransport> secured = new HashMap<>();
    private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();

    /** The port cannot be had. */
    public static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1;

        Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private SipAgent(SipStack stack, int port, @Nullable TlsKey tls, List<Exchange> exchanges, LineListener listener) {
        this.stack = stack;
        this.requests = new Requests(write, exchanges, this::port);
        this.port = port;
        this.tls = tls;
        this.listener = listener;
        this.events = new Events(write, listener, this);
    }

    /**
     * Listens.
     *
     * @param tls null for none
     * @param exchanges that ask who calls
     * @throws Unavailable when a port is in use
     */
    public static SipAgent listen(
            List<InetAddress> addresses,
            int port,
            @Nullable TlsKey tls,
            List<Exchange> exchanges,
            LineListener listener)
            throws Unavailable {
        SipAgent agent = null;
        try {
            for (InetAddress address : addresses) {
                checkFree(address, port, tls);
            }
            SipFactory factory = SipFactory.getInstance();
            factory.setPathName("gov.nist");
            agent = new SipAgent(factory.createSipStack(StackSettings.of(tls)), port, tls, exchanges, listener);
            if (tls != null) {
                agent.secure();
            }
            for (InetAddress address : addresses) {
                agent.open(address);
            }
            agent.stack.start();
            return agent;
        } catch (IOException | SipException | InvalidArgumentException | TooManyListenersException | ParseException e) {
            if (agent != null) {
                agent.abandon(e);
            }
            throw new Unavailable("SIP port " + port + ": " + e.getMessage(), e);
        }
    }

    /**
     * Asks before the stack does: one that must be stopped before its threads have run fails at that, too, and keeps
     * sockets (UDPMessageProcessor).
     */
    private static void checkFree(InetAddress address, int port, @Nullable TlsKey tls) throws IOException {
        new DatagramSocket(port, address).close();
        new ServerSocket(port, 0, address).close();
        if (tls != null) {
            new ServerSocket(tls.port(), 0, address).close();
        }
    }

    private void abandon(Exception why) {
        try {
            close();
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    private TlsTransport secured(TlsTransport transport, InetAddress address) {
        secured.put(address, transport);
        return transport;
    }

    /** A room has called by a connection of its own, by which it is also spoken to. */
    void came(SipProvider provider, SIPRequest request) {
        TlsTransport transport = secured.get(address(provider));
        if (transport != null
                && request.getHeader(ContactHeader.NAME) instanceof ContactHeader contact
                && contact.getAddress().getURI() instanceof SipURI uri
                && uri.getHost().equals(request.getPeerPacketSourceAddress().getHostAddress())) {
            int said = uri.getPort() > 0 ? uri.getPort() : ListeningPoint.PORT_5061;
            transport.come(request.getPeerPacketSourceAddress(), request.getPeerPacketSourcePort(), said);
        }
    }

    private void secure() {
        ((SipStackExt) stack).setEnabledCipherSuites(StackSettings.CIPHERS);
        SIPTransactionStack nist = (SIPTransactionStack) stack;
        MessageProcessorFactory others = nist.getMessageProcessorFactory();
        nist.setMessageProcessorFactory((own, address, at, transport) -> transport.equalsIgnoreCase(ListeningPoint.TLS)
                ? secured(new TlsTransport(address, own, at, events), address)
                : others.createMessageProcessor(own, address, at, transport));
    }

    private void open(InetAddress address)
            throws SipException, InvalidArgumentException, TooManyListenersException, ParseException {
        SipProvider provider = null;
        List<String> transports = tls == null
                ? List.of(ListeningPoint.UDP, ListeningPoint.TCP)
                : List.of(ListeningPoint.UDP, ListeningPoint.TCP, ListeningPoint.TLS);
        for (String transport : transports) {
            ListeningPoint point = stack.createListeningPoint(address.getHostAddress(), port(transport), transport);
            if (provider == null) {
                provider = stack.createSipProvider(point);
            } else {
                provider.addListeningPoint(point);
            }
        }
        if (provider != null) {
            providers.put(provider, address);
            provider.addSipListener(events);
        }
    }

    private int port(String transport) {
        TlsKey secure = tls;
        return secure != null && transport.equalsIgnoreCase(ListeningPoint.TLS) ? secure.port() : port;
    }

    Requests requests() {
        return requests;
    }

    InetAddress address(SipProvider provider) {
        InetAddress address = providers.get(provider);
        if (address == null) {
            throw new IllegalStateException("unknown provider");
        }
        return address;
    }

    /** Whether a host and port, -1 for none, are this server, as a room knows it that has called. */
    boolean is(String host, int at, SipLine line) {
        TlsKey secure = tls;
        boolean here = at == -1 || at == port || secure != null && at == secure.port();
        return here
                && (host.equalsIgnoreCase(line.calledAs)
                        || providers.values().stream()
                                .anyMatch(own -> own.getHostAddress().equals(host)));
    }

    SipLine line(SipProvider provider, String transport) throws ParseException {
        return new SipLine(
                write,
                provider,
                requests.contact(address(provider), transport),
                address(provider),
                listener,
                new InOrder(sending));
    }

    /**
     * A call to a room, not yet sent: the call's SendInvite does that.
     *
     * @param target such as {@code sip:room@10.1.2.3;transport=tcp} or {@code sips:room@10.1.2.3}
     * @param from the local address to call from; null for the first
     * @throws IllegalArgumentException when the target is no SIP address
     */
    public SipLine dial(String target, @Nullable InetAddress from) {
        try {
            SipProvider provider = provider(from);
            Requests.Target to = requests.target(target);
            SipLine line = line(provider, to.transport());
            line.ours.first = requests.first(Request.INVITE, to, provider, address(provider));
            line.ours.exchange = requests.exchange(to);
            line.ours.mute = to.transport().equals(ListeningPoint.TLS) && tls == null;
            return line;
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalArgumentException(target, e);
        }
    }

    /** Hears what became of a question, once. */
    public interface Reply {
        /** @param status a final one */
        void answered(int status);

        /** @param cause a stable code */
        void failed(String cause);
    }

    /** Asks whether somebody is there, by OPTIONS. May wait for a connection; the answer comes on any thread. */
    public void ask(String target, Reply reply) {
        Question question = new Question(reply);
        try {
            SipProvider provider = provider(null);
            Requests.Target to = requests.target(target);
            if (to.transport().equals(ListeningPoint.TLS) && tls == null) {
                question.failed("sip-tls-off");
                return;
            }
            Request request = requests.first(Request.OPTIONS, to, provider, address(provider));
            request.addHeader(write.headers.createAcceptHeader("application", "sdp"));
            ClientTransaction transaction = TlsTransport.begin(provider, request);
            transaction.setApplicationData(question);
            transaction.sendRequest();
        } catch (SipException | ParseException | InvalidArgumentException | RuntimeException e) {
            question.failed(SipLine.UNREACHABLE);
        }
    }

    private SipProvider provider(@Nullable InetAddress from) {
        for (Map.Entry<SipProvider, InetAddress> each : providers.entrySet()) {
            if (from == null || each.getValue().equals(from)) {
                return each.getKey();
            }
        }
        throw new IllegalArgumentException("no SIP address " + from);
    }

    @Override
    public void close() {
        sending.shutdown();
        try {
            if (!sending.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                sending.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stack.stop();
    }
}
