package vn.giaoban.room.sip.stack;

import java.text.ParseException;
import java.util.Iterator;
import java.util.Locale;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.address.SipURI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.Header;
import javax.sip.header.ReferToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A room asks within its call to be led elsewhere (REFER, RFC 3515). Answered once; may be used on any thread. */
public final class Referral {
    private static final Logger LOG = LoggerFactory.getLogger(Referral.class);

    private final Messages write;
    private final ServerTransaction transaction;
    private final SipLine line;
    private final @Nullable ReferToHeader to;
    private final boolean ours;
    private final boolean told;
    private final long number;

    /** Whether a host and port, -1 for none, are this server. */
    interface Ours {
        boolean is(String host, int port);
    }

    Referral(Messages write, ServerTransaction transaction, SipLine line, Ours own) {
        this.write = write;
        this.transaction = transaction;
        this.line = line;
        Request request = transaction.getRequest();
        this.to = only(request);
        this.number = ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).getSeqNumber();
        this.ours =
                to != null && to.getAddress().getURI() instanceof SipURI uri && own.is(uri.getHost(), uri.getPort());
        Header wish = request.getHeader("Refer-Sub");
        this.told = wish == null || !wish.toString().toLowerCase(Locale.ROOT).contains("false");
    }

    private static @Nullable ReferToHeader only(Request request) {
        Iterator<?> all = request.getHeaders(ReferToHeader.NAME);
        ReferToHeader first = all.hasNext() && all.next() instanceof ReferToHeader header ? header : null;
        return all.hasNext() ? null : first;
    }

    /** Why it is refused whatever stands behind the address, as a stable code; null when it may be followed. */
    public @Nullable String fault() {
        ReferToHeader known = to;
        if (known == null) {
            return "refer-to-missing";
        }
        if (!ours || !(known.getAddress().getURI() instanceof SipURI uri)) {
            return "refer-elsewhere";
        }
        boolean call = uri.getMethodParam() == null || uri.getMethodParam().equalsIgnoreCase(Request.INVITE);
        return !call || uri.getHeaderNames().hasNext() ? "refer-not-a-call" : null;
    }

    /** The user part of the address: number and PIN. */
    public String called() {
        return to == null ? "" : Messages.user(to.getAddress().getURI());
    }

    public void refuse(int status, String code) {
        answer(status, code);
    }

    /** Says that it is tried. */
    public void accept() {
        answer(Response.ACCEPTED, "");
        tell(Response.TRYING);
    }

    /** Says what became of it, as a final SIP status. */
    public void over(int status) {
        tell(status);
    }

    private void tell(int status) {
        if (told) {
            line.refers(number, status);
        }
    }

    private void answer(int status, String code) {
        try {
            Response response = write.messages.createResponse(status, transaction.getRequest());
            write.sign(response);
            if (!code.isEmpty()) {
                response.addHeader(
                        write.headers.createHeader("Reason", "SIP;cause=" + status + ";text=\"" + code + "\""));
            } else {
                response.setHeader(line.contact());
                if (!told) {
                    response.addHeader(write.headers.createHeader("Refer-Sub", "false"));
                }
            }
            transaction.sendResponse(response);
        } catch (SipException | ParseException | InvalidArgumentException e) {
            LOG.info("SIP: a REFER could not be answered: {}", e.toString());
        }
    }
}
