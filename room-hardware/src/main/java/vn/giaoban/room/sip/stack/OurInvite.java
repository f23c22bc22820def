package vn.giaoban.room.sip.stack;

import java.text.ParseException;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.sip.call.CallAction;

/**
 * INVITEs of ours in one call: the one that begins it, the same once more in other words, and refreshes; and what
 * acknowledges and takes them back. Methods may wait for a connection; the line calls them one after the other.
 */
final class OurInvite {
    private final Messages write;
    private final SipProvider provider;
    private final InDialog within;
    private final SipLine line;
    private volatile @Nullable ClientTransaction last;

    /** What the call is begun with; null for calls that come in. */
    volatile @Nullable Request first;

    /** Whether it was answered: what follows are refreshes. */
    volatile boolean confirmed;

    /** Whether the call was sent on to another address, which it is but once. */
    volatile boolean sentOn;

    /** Through which the room is called; null when nobody will ask who calls. */
    volatile @Nullable Exchange exchange;

    /** Whether the call would have to go over TLS, which is not spoken here. */
    volatile boolean mute;

    OurInvite(Messages write, SipProvider provider, InDialog within, SipLine line) {
        this.write = write;
        this.provider = provider;
        this.within = within;
        this.line = line;
    }

    /** Whether it is we who call, and nobody has answered yet. */
    boolean pending() {
        return first != null && !confirmed;
    }

    void begin(CallAction.SendInvite invite) throws ParseException, SipException {
        Request request = first;
        if (request != null) {
            write.describe(request, invite.sdp());
            write.add(request, invite.terms());
            send(request);
        }
    }

    private void send(Request request) throws SipException {
        ClientTransaction transaction = TlsTransport.begin(provider, request);
        transaction.setApplicationData(line);
        last = transaction;
        transaction.sendRequest();
        line.dialog = transaction.getDialog();
    }

    /** Sends a request once more, as it is now; of any method once the call stands. */
    void again(Request request) throws SipException, InvalidArgumentException {
        Dialog known = line.dialog;
        if (confirmed && known != null) {
            ClientTransaction transaction = within.send(known, request);
            if (request.getMethod().equals(Request.INVITE)) {
                last = transaction;
            }
        } else if (!line.over) {
            CSeqHeader number = (CSeqHeader) request.getHeader(CSeqHeader.NAME);
            number.setSeqNumber(number.getSeqNumber() + 1);
            send(request);
        }
    }

    void refresh(CallAction.Refresh refresh) throws SipException, ParseException {
        ClientTransaction transaction = within.refresh(line.dialog, refresh);
        if (!refresh.update()) {
            last = transaction;
        }
    }

    /** Acknowledges the last one. */
    void acknowledge() throws SipException, InvalidArgumentException {
        Dialog known = line.dialog;
        ClientTransaction transaction = last;
        if (known != null && transaction != null) {
            long number = ((CSeqHeader) transaction.getRequest().getHeader(CSeqHeader.NAME)).getSeqNumber();
            known.sendAck(known.createAck(number));
        }
    }

    void cancel() throws SipException {
        ClientTransaction transaction = last;
        if (transaction != null) {
            TlsTransport.begin(provider, transaction.createCancel()).sendRequest();
        }
    }
}
