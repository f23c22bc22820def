package vn.giaoban.room.sip.stack;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javax.sip.ListeningPoint;
import javax.sip.address.SipURI;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.Header;
import javax.sip.header.ProxyAuthorizationHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is sent a second time in other words: with a proof of who we are, or to where a call is sent on. */
final class Again {
    private static final Logger LOG = LoggerFactory.getLogger(Again.class);
    /** Of RFC 3261, 21.3: the others are about proxies and other services. */
    private static final Set<Integer> MOVED =
            Set.of(Response.MULTIPLE_CHOICES, Response.MOVED_PERMANENTLY, Response.MOVED_TEMPORARILY);

    private final Messages write;
    private final Requests requests;

    Again(Messages write, Requests requests) {
        this.write = write;
        this.requests = requests;
    }

    /** Whether it is sent again, with a proof; false when that is of no use. */
    boolean proven(SipLine line, Request challenged, Response challenge) {
        Exchange known = line.ours.exchange;
        try {
            Header proof = known == null ? null : Proof.of(write, known, challenged, challenge);
            if (proof == null) {
                return false;
            }
            Request again = copy(challenged);
            again.setHeader(proof);
            line.sendAgain(again);
            return true;
        } catch (ParseException e) {
            LOG.info("SIP: a challenge could not be read: {}", e.toString());
            return false;
        }
    }

    /**
     * Whether a call of ours goes where it is sent on: once, by the same transport, and only to the host that was called
     * or an exchange that we have a name at, because anybody may answer with anybody's address.
     */
    boolean moved(SipLine line, Request sent, Response answer) {
        if (!MOVED.contains(answer.getStatusCode()) || !line.ours.pending() || line.ours.sentOn) {
            return false;
        }
        try {
            for (ContactHeader contact : contacts(answer)) {
                SipURI to = allowed(sent, contact);
                if (to != null) {
                    line.ours.sentOn = true;
                    line.ours.exchange = requests.exchange(to.getHost());
                    Request again = copy(sent);
                    again.setRequestURI(to);
                    again.removeHeader(AuthorizationHeader.NAME);
                    again.removeHeader(ProxyAuthorizationHeader.NAME);
                    line.sendAgain(again);
                    return true;
                }
            }
        } catch (ParseException e) {
            LOG.info("SIP: where a call is sent on could not be read: {}", e.toString());
        }
        return false;
    }

    /** The likeliest first. */
    private static List<ContactHeader> contacts(Response answer) {
        List<ContactHeader> all = new ArrayList<>();
        for (Iterator<?> each = answer.getHeaders(ContactHeader.NAME); each.hasNext(); ) {
            if (each.next() instanceof ContactHeader contact && contact.getAddress() != null) {
                all.add(contact);
            }
        }
        all.sort(Comparator.comparingDouble(c -> c.getQValue() < 0 ? -1 : -c.getQValue()));
        return all;
    }

    private @Nullable SipURI allowed(Request sent, ContactHeader contact) throws ParseException {
        if (!(contact.getAddress().getURI() instanceof SipURI named)
                || !(sent.getRequestURI() instanceof SipURI called)
                || called.isSecure() && !named.isSecure()) {
            return null;
        }
        String by = ((ViaHeader) sent.getHeader(ViaHeader.NAME)).getTransport();
        SipURI to = write.addresses.createSipURI(named.getUser(), named.getHost());
        to.setSecure(named.isSecure());
        if (named.getPort() > 0) {
            to.setPort(named.getPort());
        }
        String transport = named.isSecure()
                ? ListeningPoint.TLS
                : named.getTransportParam() == null ? by : named.getTransportParam();
        if (!transport.equalsIgnoreCase(by)) {
            return null;
        }
        if (!named.isSecure() && !by.equalsIgnoreCase(ListeningPoint.UDP)) {
            to.setTransportParam(by);
        }
        boolean known = to.getHost().equalsIgnoreCase(called.getHost()) || requests.exchange(to.getHost()) != null;
        return known ? to : null;
    }

    private static Request copy(Request request) {
        Request again = (Request) request.clone();
        ((ViaHeader) again.getHeader(ViaHeader.NAME)).removeParameter("branch");
        return again;
    }
}
