package vn.giaoban.room.sip.stack;

import java.net.InetAddress;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.SipProvider;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/** Writes requests that begin something: a call, or a question. */
final class Requests {
    private static final String USER = "giaoban";

    private final Messages write;
    private final Map<String, Exchange> exchanges = new HashMap<>();
    private final ToIntFunction<String> ports;

    /** Whom we speak to, and over what. */
    record Target(Address address, SipURI uri, String transport) {}

    /** @param ports ours, by transport */
    Requests(Messages write, List<Exchange> exchanges, ToIntFunction<String> ports) {
        this.write = write;
        this.ports = ports;
        for (Exchange exchange : exchanges) {
            this.exchanges.put(exchange.domain(), exchange);
        }
    }

    /** @throws ParseException when it is no SIP address */
    Target target(String text) throws ParseException {
        Address address = write.addresses.createAddress(text);
        if (!(address.getURI() instanceof SipURI uri)) {
            throw new ParseException(text, 0);
        }
        String named = uri.getTransportParam();
        String transport = uri.isSecure()
                ? ListeningPoint.TLS
                : named == null ? ListeningPoint.UDP : named.toUpperCase(Locale.ROOT);
        return new Target(address, uri, transport);
    }

    /** The exchange through which somebody is called; null when nobody will ask who calls. */
    @Nullable
    Exchange exchange(Target to) {
        return exchange(to.uri().getHost());
    }

    @Nullable
    Exchange exchange(String host) {
        return exchanges.get(host.toLowerCase(Locale.ROOT));
    }

    Request first(String method, Target to, SipProvider provider, InetAddress own)
            throws ParseException, InvalidArgumentException {
        Address from = write.addresses.createAddress(own(own, to.transport(), exchange(to)));
        Request request = write.messages.createRequest(
                to.uri(),
                method,
                provider.getNewCallId(),
                write.headers.createCSeqHeader(1L, method),
                write.headers.createFromHeader(
                        from, Long.toHexString(UUID.randomUUID().getMostSignificantBits())),
                write.headers.createToHeader(to.address(), null),
                new ArrayList<>(List.of(write.headers.createViaHeader(
                        own.getHostAddress(), ports.applyAsInt(to.transport()), to.transport(), null))),
                write.maxForwards());
        ContactHeader contact = contact(own, to.transport());
        if (to.uri().isSecure()) {
            ((SipURI) contact.getAddress().getURI()).setSecure(true);
        }
        request.addHeader(contact);
        write.sign(request);
        return request;
    }

    /** As an exchange knows us, or as we are. */
    private SipURI own(InetAddress own, String transport, @Nullable Exchange exchange) throws ParseException {
        if (exchange != null) {
            return write.addresses.createSipURI(exchange.user(), exchange.domain());
        }
        return here(own, transport);
    }

    private SipURI here(InetAddress own, String transport) throws ParseException {
        SipURI uri = write.addresses.createSipURI(USER, own.getHostAddress());
        uri.setPort(ports.applyAsInt(transport));
        return uri;
    }

    ContactHeader contact(InetAddress own, String transport) throws ParseException {
        SipURI uri = here(own, transport);
        if (!transport.equalsIgnoreCase(ListeningPoint.UDP)) {
            uri.setTransportParam(transport);
        }
        return write.headers.createContactHeader(write.addresses.createAddress(uri));
    }
}
