package vn.giaoban.room.sip.stack;

import gov.nist.javax.sip.message.SIPRequest;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.address.SipURI;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.room.sip.register.Digest;
import vn.giaoban.room.sip.register.Registrar.Answer;

/** One REGISTER: what it asks, and the way to answer it, on any thread. */
public final class Registration {
    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
    private static final String REALM = "giaoban";
    private static final int USUAL_SECONDS = 3_600;

    private final Messages write;
    private final ServerTransaction transaction;
    private final Request request;

    Registration(Messages write, ServerTransaction transaction, Request request) {
        this.write = write;
        this.transaction = transaction;
        this.request = request;
    }

    /** As which number the room registers. */
    public String number() {
        return Messages.user(
                ((ToHeader) request.getHeader(ToHeader.NAME)).getAddress().getURI());
    }

    /** Where the room is; null when it only asks. Its port as the packet shows it, for rooms behind address translation. */
    public @Nullable String contact() {
        if (!(request.getHeader(ContactHeader.NAME) instanceof ContactHeader contact)
                || contact.isWildCard()
                || !(contact.getAddress().getURI() instanceof SipURI uri)) {
            return null;
        }
        String transport = uri.getTransportParam() == null ? "" : ";transport=" + uri.getTransportParam();
        String user = uri.getUser() == null ? "" : uri.getUser() + "@";
        boolean datagrams =
                transport.isEmpty() || transport.toLowerCase(Locale.ROOT).endsWith("udp");
        if (datagrams && request instanceof SIPRequest received && received.getPeerPacketSourceAddress() != null) {
            return "sip:" + user + received.getPeerPacketSourceAddress().getHostAddress() + ":"
                    + received.getPeerPacketSourcePort() + transport;
        }
        return "sip:" + user + uri.getHost() + (uri.getPort() > 0 ? ":" + uri.getPort() : "") + transport;
    }

    public int seconds() {
        if (request.getHeader(ContactHeader.NAME) instanceof ContactHeader contact && contact.getExpires() >= 0) {
            return contact.getExpires();
        }
        return request.getHeader(ExpiresHeader.NAME) instanceof ExpiresHeader expires
                ? expires.getExpires()
                : USUAL_SECONDS;
    }

    /** Null when the request proves nothing. */
    public Digest.@Nullable Credentials credentials() {
        if (!(request.getHeader(AuthorizationHeader.NAME) instanceof AuthorizationHeader given)
                || given.getUsername() == null
                || given.getNonce() == null
                || given.getResponse() == null
                || given.getURI() == null) {
            return null;
        }
        String algorithm = given.getAlgorithm();
        String qop = given.getQop();
        return new Digest.Credentials(
                given.getUsername(),
                given.getRealm() == null ? "" : given.getRealm(),
                given.getNonce(),
                given.getURI().toString(),
                given.getResponse(),
                algorithm != null && algorithm.equalsIgnoreCase("SHA-256")
                        ? Digest.Algorithm.SHA_256
                        : Digest.Algorithm.MD5,
                qop == null ? "" : qop,
                qop == null ? "" : "%08x".formatted(given.getNonceCount()),
                given.getCNonce() == null ? "" : given.getCNonce());
    }

    public void answer(Answer answer) {
        try {
            transaction.sendResponse(response(answer));
        } catch (SipException | InvalidArgumentException | ParseException e) {
            LOG.info("SIP: a REGISTER could not be answered: {}", e.toString());
        }
    }

    /** Old rooms give up at the sight of an algorithm that they do not know; those that speak TLS are younger. */
    private List<Digest.Algorithm> offered() {
        ViaHeader via = (ViaHeader) request.getHeader(ViaHeader.NAME);
        return via.getTransport().equalsIgnoreCase("TLS")
                ? List.of(Digest.Algorithm.values())
                : List.of(Digest.Algorithm.MD5);
    }

    private Response response(Answer answer) throws ParseException, InvalidArgumentException {
        return switch (answer) {
            case Answer.Registered(int seconds) -> {
                Response ok = write.messages.createResponse(Response.OK, request);
                if (request.getHeader(ContactHeader.NAME) instanceof ContactHeader contact && seconds > 0) {
                    ContactHeader same = (ContactHeader) contact.clone();
                    same.setExpires(seconds);
                    ok.addHeader(same);
                }
                ok.addHeader(write.headers.createExpiresHeader(seconds));
                yield ok;
            }
            case Answer.Challenge(String nonce, boolean stale) -> {
                Response refused = write.messages.createResponse(Response.UNAUTHORIZED, request);
                for (Digest.Algorithm algorithm : offered()) {
                    refused.addHeader(write.headers.createHeader(
                            "WWW-Authenticate",
                            "Digest realm=\"" + REALM + "\",nonce=\"" + nonce + "\",qop=\"auth\",algorithm="
                                    + algorithm.text + (stale ? ",stale=true" : "")));
                }
                yield refused;
            }
            case Answer.Forbidden() -> write.messages.createResponse(Response.FORBIDDEN, request);
            case Answer.TooBrief(int least) -> {
                Response brief = write.messages.createResponse(Response.INTERVAL_TOO_BRIEF, request);
                brief.addHeader(write.headers.createMinExpiresHeader(least));
                yield brief;
            }
        };
    }
}
