package vn.giaoban.room.sip.stack;

import java.net.InetAddress;
import java.text.ParseException;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.room.sip.call.CallAction;
import vn.giaoban.room.sip.call.CallInput;
import vn.giaoban.room.sip.call.CallInput.Terms;

/**
 * One call on the wire: carries out what the call decided, in order and on threads of its own, because a connection may
 * take long to make. Methods may be called from any thread, and return at once.
 */
public final class SipLine {
    /** Of {@link CallInput.Failed}. */
    static final String UNREACHABLE = "room-unreachable";

    private static final Logger LOG = LoggerFactory.getLogger(SipLine.class);

    private final Messages write;
    private final ContactHeader contact;
    private final InetAddress local;
    private final LineListener listener;
    private final InOrder sending;
    private final InDialog within;
    final OurInvite ours;
    volatile @Nullable Dialog dialog;
    volatile @Nullable ServerTransaction invitation;
    volatile boolean over;

    /** The host by which a room called us; null for calls that we make. */
    volatile @Nullable String calledAs;

    SipLine(
            Messages write,
            SipProvider provider,
            ContactHeader contact,
            InetAddress local,
            LineListener listener,
            InOrder sending) {
        this.write = write;
        this.contact = contact;
        this.local = local;
        this.listener = listener;
        this.sending = sending;
        this.within = new InDialog(write, provider, contact, this);
        this.ours = new OurInvite(write, provider, within, this);
    }

    ContactHeader contact() {
        return contact;
    }

    /** Our address towards this room. */
    public InetAddress local() {
        return local;
    }

    /** Whether nobody on the way reads what is said. */
    public boolean secure() {
        return contact.getAddress().getURI() instanceof SipURI uri
                && ListeningPoint.TLS.equalsIgnoreCase(uri.getTransportParam());
    }

    /** Where a room that we call is, as its address says; our own address when that is a name. */
    public InetAddress remote() {
        Request request = ours.first;
        if (request != null && request.getRequestURI() instanceof SipURI uri) {
            try {
                return InetAddress.ofLiteral(uri.getHost());
            } catch (IllegalArgumentException name) {
                return local;
            }
        }
        return local;
    }

    /** Carries out an action; {@code pending} is the request that a Respond answers. */
    public void perform(CallAction action, Pending pending) {
        if (action instanceof CallAction.Over) {
            over = true;
        } else if (!(action instanceof CallAction.Media)) {
            sending.execute(() -> carryOut(action, pending));
        }
    }

    private void carryOut(CallAction action, Pending pending) {
        try {
            switch (action) {
                case CallAction.Respond respond -> respond(respond, pending);
                case CallAction.SendInvite invite -> invite(invite);
                case CallAction.SendAck _ -> ours.acknowledge();
                case CallAction.SendCancel _ -> ours.cancel();
                case CallAction.SendBye bye -> within.bye(dialog, bye.cause());
                case CallAction.Refresh refresh -> ours.refresh(refresh);
                case CallAction.Media _, CallAction.Over _ -> {}
            }
        } catch (SipException | InvalidArgumentException | ParseException | RuntimeException e) {
            LOG.info("SIP: {} could not be sent: {}", action.getClass().getSimpleName(), e.toString());
            if (action instanceof CallAction.SendInvite || action instanceof CallAction.Refresh) {
                unsent(UNREACHABLE);
            }
        }
    }

    private void respond(CallAction.Respond respond, Pending pending)
            throws ParseException, SipException, InvalidArgumentException {
        boolean given = pending.transaction != null;
        ServerTransaction transaction = given ? pending.transaction : invitation;
        if (transaction == null) {
            return;
        }
        Request request = transaction.getRequest();
        Response response = write.messages.createResponse(respond.status(), request);
        boolean dialog = request.getMethod().equals(Request.INVITE)
                || request.getMethod().equals(Request.UPDATE);
        if (dialog && respond.status() / 100 == 2) {
            response.setHeader(contact);
        }
        write.sign(response);
        if (respond.sdp() != null) {
            write.describe(response, respond.sdp());
        }
        Terms terms = respond.terms();
        write.add(response, terms);
        if (terms.expires() > 0 && terms.refresher().equals("uac")) {
            response.setHeader(write.headers.createRequireHeader("timer"));
        }
        transaction.sendResponse(response);
    }

    private void invite(CallAction.SendInvite invite) throws ParseException, SipException {
        if (over) {
            return;
        }
        if (ours.mute) {
            listener.happened(this, new CallInput.Failed("sip-tls-off"), Pending.NONE);
        } else {
            ours.begin(invite);
        }
    }

    /** Sends a request once more, as it is now. */
    void sendAgain(Request again) {
        sending.execute(() -> {
            try {
                ours.again(again);
            } catch (SipException | InvalidArgumentException | RuntimeException e) {
                LOG.info("SIP: {} could not be sent again: {}", again.getMethod(), e.toString());
                unsent(UNREACHABLE);
            }
        });
    }

    /** An INVITE of ours could not be sent, for a stable code. */
    void unsent(String code) {
        listener.happened(this, ours.pending() ? new CallInput.Failed(code) : new CallInput.Unsent(), Pending.NONE);
    }

    /** Asks the room for a key frame in the words of RFC 5168, for rooms that have no other. */
    public void askForKeyFrame() {
        tell("INFO", () -> within.askForKeyFrame(dialog));
    }

    /** Says how a REFER fares. */
    void refers(long number, int status) {
        tell("NOTIFY", () -> within.refers(dialog, number, status));
    }

    private interface Telling {
        void tell() throws SipException, ParseException;
    }

    private void tell(String what, Telling telling) {
        sending.execute(() -> {
            try {
                telling.tell();
            } catch (SipException | ParseException | RuntimeException e) {
                LOG.info("SIP: {} could not be sent: {}", what, e.toString());
            }
        });
    }
}
