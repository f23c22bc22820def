package vn.giaoban.room.sip.stack;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPResponse;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sip.InvalidArgumentException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.ExtensionHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderAddress;
import javax.sip.header.HeaderFactory;
import javax.sip.header.RequireHeader;
import javax.sip.header.SupportedHeader;
import javax.sip.header.UserAgentHeader;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.sip.call.CallInput.Terms;

/** Reads and writes what messages have in common. */
final class Messages {
    private static final List<String> ALLOWED =
            List.of("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "INFO", "UPDATE", "REGISTER", "REFER");
    private static final Set<String> KNOWN = Set.of("timer");

    final HeaderFactory headers;
    final AddressFactory addresses;
    final MessageFactory messages;

    Messages() {
        try {
            SipFactory factory = SipFactory.getInstance();
            factory.setPathName("gov.nist");
            headers = factory.createHeaderFactory();
            addresses = factory.createAddressFactory();
            messages = factory.createMessageFactory();
        } catch (PeerUnavailableException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The description of a message; null when it has none. */
    static @Nullable String sdp(Message message) {
        return contentType(message).equals("application/sdp") ? body(message) : null;
    }

    static String contentType(Message message) {
        return message.getHeader(ContentTypeHeader.NAME) instanceof ContentTypeHeader type
                ? (type.getContentType() + "/" + type.getContentSubType()).toLowerCase(Locale.ROOT)
                : "";
    }

    static String body(Message message) {
        byte[] raw = message.getRawContent();
        return raw == null ? "" : new String(raw, StandardCharsets.UTF_8);
    }

    static String user(URI uri) {
        String user = uri instanceof SipURI sip ? sip.getUser() : null;
        return user == null ? "" : user;
    }

    static Incoming incoming(Request request, InetAddress local) {
        FromHeader from = (FromHeader) request.getHeader(FromHeader.NAME);
        String display = from.getAddress().getDisplayName();
        InetAddress source = ((SIPMessage) request).getRemoteAddress();
        return new Incoming(
                user(request.getRequestURI()),
                address(from),
                display == null ? "" : display,
                source == null ? local : source,
                local,
                agent(request));
    }

    static String agent(Message message) {
        if (!(message.getHeader(UserAgentHeader.NAME) instanceof UserAgentHeader agent)) {
            return "";
        }
        StringBuilder name = new StringBuilder();
        for (Iterator<?> parts = agent.getProduct(); parts.hasNext(); ) {
            name.append(name.isEmpty() ? "" : " ").append(parts.next());
        }
        return name.toString();
    }

    /** Without parameters. */
    static String address(HeaderAddress header) {
        URI uri = header.getAddress().getURI();
        return uri instanceof SipURI sip
                ? "sip:" + (sip.getUser() == null ? "" : sip.getUser() + "@") + sip.getHost()
                : uri.toString();
    }

    /** An extension that the request demands and that we do not know (RFC 3261, 8.2.2.3); null when there is none. */
    static @Nullable String demanded(Request request) {
        for (Iterator<?> all = request.getHeaders(RequireHeader.NAME); all.hasNext(); ) {
            String tag = ((RequireHeader) all.next()).getOptionTag();
            if (tag != null && !KNOWN.contains(tag.toLowerCase(Locale.ROOT))) {
                return tag;
            }
        }
        return null;
    }

    static Terms terms(Message message) {
        String expires = value(message, "Session-Expires", "x");
        String refresher = "";
        for (String part : expires.split(";")) {
            if (part.strip().toLowerCase(Locale.ROOT).startsWith("refresher=")) {
                refresher = part.strip().substring(10).toLowerCase(Locale.ROOT);
            }
        }
        boolean supported = false;
        for (Iterator<?> all = message.getHeaders(SupportedHeader.NAME); all.hasNext(); ) {
            supported |= "timer".equalsIgnoreCase(((SupportedHeader) all.next()).getOptionTag());
        }
        boolean updates = false;
        for (Iterator<?> all = message.getHeaders("Allow"); all.hasNext(); ) {
            updates |= all.next().toString().toUpperCase(Locale.ROOT).contains("UPDATE");
        }
        return new Terms(supported, updates, seconds(expires), refresher, seconds(value(message, "Min-SE", "Min-SE")));
    }

    private static String value(Message message, String name, String compact) {
        Header header = message.getHeader(name);
        Header found = header == null ? message.getHeader(compact) : header;
        if (found instanceof ExtensionHeader extension) {
            return extension.getValue();
        }
        if (found == null) {
            return "";
        }
        String line = found.toString();
        return line.substring(line.indexOf(':') + 1).strip();
    }

    private static int seconds(String text) {
        try {
            return Math.max(0, Integer.parseInt(text.split(";")[0].strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    void add(Message message, Terms terms) throws ParseException {
        if (terms.supported() && message.getHeader(SupportedHeader.NAME) == null) {
            message.addHeader(headers.createSupportedHeader("timer"));
        }
        if (terms.expires() > 0) {
            String refresher = terms.refresher().isEmpty() ? "" : ";refresher=" + terms.refresher();
            message.addHeader(headers.createHeader("Session-Expires", terms.expires() + refresher));
        }
        if (terms.least() > 0) {
            message.addHeader(headers.createHeader("Min-SE", Integer.toString(terms.least())));
        }
    }

    void describe(Message message, String sdp) throws ParseException {
        message.setContent(sdp.getBytes(StandardCharsets.UTF_8), headers.createContentTypeHeader("application", "sdp"));
    }

    /** Who we are and what we take. */
    void sign(Message message) throws ParseException {
        message.setHeader(headers.createUserAgentHeader(List.of("Giao Ban")));
        message.removeHeader("Allow");
        for (String method : ALLOWED) {
            message.addHeader(headers.createAllowHeader(method));
        }
    }

    static String reason(int status) {
        return SIPResponse.getReasonPhrase(status);
    }

    int forwards() {
        return 70;
    }

    javax.sip.header.MaxForwardsHeader maxForwards() {
        try {
            return headers.createMaxForwardsHeader(forwards());
        } catch (InvalidArgumentException e) {
            throw new IllegalStateException(e);
        }
    }
}
