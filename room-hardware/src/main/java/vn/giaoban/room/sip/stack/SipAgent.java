package vn.giaoban.room.sip.stack;

import gov.nist.javax.sip.SipStackExt;
import java.net.InetAddress;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipProvider;
import javax.sip.SipStack;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/** The SIP user agent: listens on UDP and TCP of every address given, and makes calls. */
public final class SipAgent implements AutoCloseable {
    private static final String USER = "giaoban";
    private static final int MOST_BYTES = 65_536;
    /** For the BYEs of a server that ends. */
    private static final int LAST_WORDS_SECONDS = 2;
    /** The stack's own choice has none that Java still allows. */
    private static final String[] CIPHERS = {
        "TLS_AES_128_GCM_SHA256",
        "TLS_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"
    };

    private final Messages write = new Messages();
    private final SipStack stack;
    private final int port;
    private final @Nullable TlsKey tls;
    private final LineListener listener;
    private final Map<String, Exchange> exchanges = new HashMap<>();
    private final Map<SipProvider, InetAddress> providers = new HashMap<>();
    private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();

    /** The port cannot be had. */
    public static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1;

        Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private SipAgent(SipStack stack, int port, @Nullable TlsKey tls, LineListener listener) {
        this.stack = stack;
        this.port = port;
        this.tls = tls;
        this.listener = listener;
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
            SipFactory factory = SipFactory.getInstance();
            factory.setPathName("gov.nist");
            agent = new SipAgent(factory.createSipStack(properties(tls)), port, tls, listener);
            for (Exchange exchange : exchanges) {
                agent.exchanges.put(exchange.domain(), exchange);
            }
            if (tls != null) {
                ((SipStackExt) agent.stack).setEnabledCipherSuites(CIPHERS);
            }
            for (InetAddress address : addresses) {
                agent.open(address);
            }
            agent.stack.start();
            return agent;
        } catch (SipException | InvalidArgumentException | TooManyListenersException | ParseException e) {
            if (agent != null) {
                agent.close();
            }
            throw new Unavailable("SIP port " + port + ": " + e.getMessage(), e);
        }
    }

    private static Properties properties(@Nullable TlsKey tls) {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "giaoban-" + UUID.randomUUID());
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", QuietStackLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", QuietServerLogger.class.getName());
        properties.setProperty(
                "gov.nist.javax.sip.MESSAGE_PROCESSOR_FACTORY", "gov.nist.javax.sip.stack.NioMessageProcessorFactory");
        properties.setProperty("gov.nist.javax.sip.MAX_MESSAGE_SIZE", Integer.toString(MOST_BYTES));
        properties.setProperty("gov.nist.javax.sip.READ_TIMEOUT", "5000");
        properties.setProperty("gov.nist.javax.sip.RELIABLE_CONNECTION_KEEP_ALIVE_TIMEOUT", "30");
        if (tls != null) {
            properties.setProperty("javax.net.ssl.keyStore", tls.keyStore().toString());
            properties.setProperty("javax.net.ssl.keyStorePassword", tls.password());
            properties.setProperty("javax.net.ssl.keyStoreType", "PKCS12");
            properties.setProperty("gov.nist.javax.sip.TLS_CLIENT_AUTH_TYPE", "Disabled");
            properties.setProperty("gov.nist.javax.sip.TLS_CLIENT_PROTOCOLS", "TLSv1.2,TLSv1.3");
            properties.setProperty("gov.nist.javax.sip.ENABLED_CIPHER_SUITES", String.join(",", CIPHERS));
        }
        return properties;
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
            provider.addSipListener(new Events(write, listener, this));
        }
    }

    private int port(String transport) {
        TlsKey secure = tls;
        return secure != null && transport.equalsIgnoreCase(ListeningPoint.TLS) ? secure.port() : port;
    }

    InetAddress address(SipProvider provider) {
        InetAddress address = providers.get(provider);
        if (address == null) {
            throw new IllegalStateException("unknown provider");
        }
        return address;
    }

    SipLine line(SipProvider provider, String transport) throws ParseException {
        return new SipLine(
                write, provider, contact(provider, transport), address(provider), listener, new InOrder(sending));
    }

    private ContactHeader contact(SipProvider provider, String transport) throws ParseException {
        SipURI uri = write.addresses.createSipURI(USER, address(provider).getHostAddress());
        uri.setPort(port(transport));
        if (!transport.equalsIgnoreCase(ListeningPoint.UDP)) {
            uri.setTransportParam(transport);
        }
        return write.headers.createContactHeader(write.addresses.createAddress(uri));
    }

    /**
     * A call to a room, not yet sent: the call's SendInvite does that.
     *
     * @param target such as {@code sip:room@10.1.2.3;transport=tcp}
     * @param from the local address to call from; null for the first
     * @throws IllegalArgumentException when the target is no SIP address
     */
    public SipLine dial(String target, @Nullable InetAddress from) {
        try {
            SipProvider provider = provider(from);
            Address to = write.addresses.createAddress(target);
            if (!(to.getURI() instanceof SipURI uri)) {
                throw new IllegalArgumentException(target);
            }
            String transport = uri.getTransportParam() == null ? ListeningPoint.UDP : uri.getTransportParam();
            Exchange exchange = exchanges.get(uri.getHost().toLowerCase(Locale.ROOT));
            Request request = write.messages.createRequest(
                    uri,
                    Request.INVITE,
                    provider.getNewCallId(),
                    write.headers.createCSeqHeader(1L, Request.INVITE),
                    write.headers.createFromHeader(
                            write.addresses.createAddress(own(provider, transport, exchange)),
                            Long.toHexString(UUID.randomUUID().getMostSignificantBits())),
                    write.headers.createToHeader(to, null),
                    new ArrayList<>(List.of(write.headers.createViaHeader(
                            address(provider).getHostAddress(), port(transport), transport, null))),
                    write.maxForwards());
            SipLine line = line(provider, transport);
            request.addHeader(contact(provider, transport));
            write.sign(request);
            line.outgoing = request;
            line.exchange = exchange;
            return line;
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalArgumentException(target, e);
        }
    }

    /** As an exchange knows us, or as we are. */
    private SipURI own(SipProvider provider, String transport, @Nullable Exchange exchange) throws ParseException {
        if (exchange != null) {
            return write.addresses.createSipURI(exchange.user(), exchange.domain());
        }
        SipURI own = write.addresses.createSipURI(USER, address(provider).getHostAddress());
        own.setPort(port(transport));
        return own;
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
