package vn.giaoban.room.sip.stack;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogState;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.header.ContactHeader;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.sip.call.CallAction;

/** Requests of ours within one call. */
final class InDialog {
    private static final String KEY_FRAME =
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><media_control><vc_primitive><to_encoder>"
                    + "<picture_fast_update/></to_encoder></vc_primitive></media_control>";

    private final Messages write;
    private final SipProvider provider;
    private final ContactHeader contact;
    private final SipLine line;

    InDialog(Messages write, SipProvider provider, ContactHeader contact, SipLine line) {
        this.write = write;
        this.provider = provider;
        this.contact = contact;
        this.line = line;
    }

    ClientTransaction send(Dialog known, Request request) throws SipException {
        ClientTransaction transaction = provider.getNewClientTransaction(request);
        transaction.setApplicationData(line);
        known.sendRequest(transaction);
        return transaction;
    }

    void bye(@Nullable Dialog known, String cause) throws SipException, ParseException {
        if (known == null || known.getState() == DialogState.TERMINATED || known.getState() == null) {
            return;
        }
        Request request = known.createRequest(Request.BYE);
        write.sign(request);
        request.addHeader(write.headers.createHeader("Reason", "SIP;cause=200;text=\"" + cause + "\""));
        send(known, request);
    }

    /** An UPDATE, or an INVITE anew. */
    ClientTransaction refresh(@Nullable Dialog known, CallAction.Refresh refresh) throws SipException, ParseException {
        if (known == null || known.getState() != DialogState.CONFIRMED) {
            throw new SipException("no dialog");
        }
        Request request = known.createRequest(refresh.update() ? Request.UPDATE : Request.INVITE);
        request.setHeader(contact);
        write.sign(request);
        write.add(request, refresh.terms());
        if (!refresh.update()) {
            write.describe(request, refresh.sdp());
        }
        return send(known, request);
    }

    /** RFC 5168. */
    void askForKeyFrame(@Nullable Dialog known) throws SipException, ParseException {
        if (known != null && known.getState() == DialogState.CONFIRMED) {
            Request request = known.createRequest(Request.INFO);
            request.setContent(
                    KEY_FRAME.getBytes(StandardCharsets.UTF_8),
                    write.headers.createContentTypeHeader("application", "media_control+xml"));
            send(known, request);
        }
    }

    /**
     * How a REFER fares (RFC 3515, section 2.4.5).
     *
     * @param number of the REFER
     */
    void refers(@Nullable Dialog known, long number, int status) throws SipException, ParseException {
        if (known == null || known.getState() != DialogState.CONFIRMED) {
            return;
        }
        Request request = known.createRequest(Request.NOTIFY);
        request.setHeader(contact);
        write.sign(request);
        // The dialog has put there the last REFER's number, whichever this is about.
        request.setHeader(write.headers.createHeader("Event", "refer;id=" + number));
        request.addHeader(write.headers.createHeader(
                "Subscription-State", status < 200 ? "active;expires=60" : "terminated;reason=noresource"));
        String reason = Messages.reason(status);
        request.setContent(
                ("SIP/2.0 " + status + " " + reason + "\r\n").getBytes(StandardCharsets.UTF_8),
                write.headers.createContentTypeHeader("message", "sipfrag;version=2.0"));
        send(known, request);
    }
}
