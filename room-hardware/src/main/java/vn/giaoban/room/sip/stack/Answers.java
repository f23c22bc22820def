package vn.giaoban.room.sip.stack;

import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.ResponseEvent;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import vn.giaoban.room.sip.call.CallAction;
import vn.giaoban.room.sip.call.CallInput;

/** Turns answers to requests of ours into inputs of calls. */
final class Answers {
    private final Again again;
    private final LineListener listener;

    Answers(Again again, LineListener listener) {
        this.again = again;
        this.listener = listener;
    }

    void take(ResponseEvent event) {
        ClientTransaction transaction = event.getClientTransaction();
        Response response = event.getResponse();
        if (transaction != null && transaction.getApplicationData() instanceof Question question) {
            question.answered(response.getStatusCode());
            return;
        }
        SipLine line = transaction != null && transaction.getApplicationData() instanceof SipLine known
                ? known
                : Events.line(event.getDialog());
        if (line == null) {
            return;
        }
        if (transaction != null
                && (Proof.isWanted(response)
                        ? again.proven(line, transaction.getRequest(), response)
                        : again.moved(line, transaction.getRequest(), response))) {
            return;
        }
        String method = ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getMethod();
        if (!method.equals(Request.INVITE) && !method.equals(Events.UPDATE)) {
            return;
        }
        Dialog dialog = event.getDialog();
        if (dialog != null) {
            line.dialog = dialog;
            dialog.setApplicationData(line);
        }
        int status = response.getStatusCode();
        if (status < 200) {
            listener.happened(line, new CallInput.Ringing(status), Pending.NONE);
            return;
        }
        if (Proof.isWanted(response) && line.ours.pending()) {
            String cause = line.ours.exchange == null ? "exchange-wants-password" : "exchange-refused-password";
            listener.happened(line, new CallInput.Failed(cause), Pending.NONE);
            return;
        }
        boolean refresh = !line.ours.pending();
        if (method.equals(Request.INVITE) && status < 300 && (refresh || transaction == null)) {
            line.perform(new CallAction.SendAck(), Pending.NONE);
        }
        if (transaction != null) {
            line.ours.confirmed |= status < 300;
            CallInput input = new CallInput.Answered(status, Messages.sdp(response), Messages.terms(response));
            listener.happened(line, input, Pending.NONE);
        }
    }
}
