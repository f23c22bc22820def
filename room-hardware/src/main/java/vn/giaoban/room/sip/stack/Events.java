package vn.giaoban.room.sip.stack;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import java.text.ParseException;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.address.SipURI;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.room.sip.call.CallInput;

/** Turns what the stack tells into inputs of calls. What a call need not decide is answered here at once. */
final class Events implements SipListener, TlsTransport.Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    static final String UPDATE = "UPDATE";

    private final Messages write;
    private final LineListener listener;
    private final SipAgent agent;
    private final Answers answers;

    Events(Messages write, LineListener listener, SipAgent agent) {
        this.write = write;
        this.listener = listener;
        this.agent = agent;
        this.answers = new Answers(new Again(write, agent.requests()), listener);
    }

    @Override
    public void processRequest(RequestEvent event) {
        try {
            request(event, (SipProvider) event.getSource());
        } catch (SipException | ParseException | InvalidArgumentException | RuntimeException e) {
            LOG.info("SIP: a {} could not be taken: {}", event.getRequest().getMethod(), e.toString());
        }
    }

    private void request(RequestEvent event, SipProvider provider)
            throws SipException, ParseException, InvalidArgumentException {
        Request request = event.getRequest();
        SipLine line = line(event.getDialog());
        if (request.getMethod().equals(Request.ACK)) {
            if (line != null) {
                listener.happened(line, new CallInput.Acknowledged(Messages.sdp(request)), Pending.NONE);
            }
            return;
        }
        ServerTransaction transaction = event.getServerTransaction() == null
                ? provider.getNewServerTransaction(request)
                : event.getServerTransaction();
        String unknown = Messages.demanded(request);
        if (unknown != null && !request.getMethod().equals(Request.CANCEL)) {
            Response refused = write.messages.createResponse(Response.BAD_EXTENSION, request);
            refused.addHeader(write.headers.createUnsupportedHeader(unknown));
            transaction.sendResponse(refused);
            return;
        }
        switch (request.getMethod()) {
            case Request.INVITE -> invited(request, transaction, provider, line);
            case Request.OPTIONS -> answer(transaction, request, Response.OK);
            case Request.CANCEL -> cancelled(request, transaction, line);
            case Request.BYE -> within(transaction, request, line, new CallInput.Ended());
            case Request.INFO -> info(transaction, request, line);
            case Request.REGISTER -> listener.registers(new Registration(write, transaction, request));
            case Request.REFER -> {
                if (line == null) {
                    answer(transaction, request, Response.FORBIDDEN);
                } else {
                    listener.refers(line, new Referral(write, transaction, line, (h, p) -> agent.is(h, p, line)));
                }
            }
            case UPDATE -> {
                if (line == null) {
                    answer(transaction, request, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
                } else {
                    CallInput input = new CallInput.Updated(Messages.sdp(request), Messages.terms(request));
                    listener.happened(line, input, new Pending(transaction, request));
                }
            }
            default -> answer(transaction, request, Response.METHOD_NOT_ALLOWED);
        }
    }

    private void invited(Request request, ServerTransaction transaction, SipProvider provider, @Nullable SipLine line)
            throws ParseException {
        Pending pending = new Pending(transaction, request);
        if (line != null) {
            CallInput input = new CallInput.Reinvited(Messages.sdp(request), Messages.terms(request));
            listener.happened(line, input, pending);
            return;
        }
        ViaHeader via = (ViaHeader) request.getHeader(ViaHeader.NAME);
        SipLine fresh = agent.line(provider, via.getTransport());
        if (request instanceof SIPRequest nist && via.getTransport().equalsIgnoreCase(ListeningPoint.TLS)) {
            agent.came(provider, nist);
        }
        fresh.invitation = transaction;
        fresh.calledAs = request.getRequestURI() instanceof SipURI uri ? uri.getHost() : null;
        Dialog dialog = transaction.getDialog();
        fresh.dialog = dialog;
        if (dialog != null) {
            dialog.setApplicationData(fresh);
        }
        transaction.setApplicationData(fresh);
        listener.invited(
                fresh,
                Messages.incoming(request, agent.address(provider)),
                new CallInput.Invited(Messages.sdp(request), Messages.terms(request)),
                pending);
    }

    private void cancelled(Request request, ServerTransaction transaction, @Nullable SipLine line)
            throws SipException, ParseException, InvalidArgumentException {
        answer(transaction, request, Response.OK);
        if (line != null) {
            listener.happened(line, new CallInput.Cancelled(), Pending.NONE);
        }
    }

    /** Answers within a call; without one there is nothing to do. */
    private void within(ServerTransaction transaction, Request request, @Nullable SipLine line, CallInput input)
            throws SipException, ParseException, InvalidArgumentException {
        answer(transaction, request, line == null ? Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST : Response.OK);
        if (line != null) {
            listener.happened(line, input, Pending.NONE);
        }
    }

    private void info(ServerTransaction transaction, Request request, @Nullable SipLine line)
            throws SipException, ParseException, InvalidArgumentException {
        answer(transaction, request, line == null ? Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST : Response.OK);
        if (line != null) {
            listener.info(line, Messages.contentType(request), Messages.body(request));
        }
    }

    private void answer(ServerTransaction transaction, Request request, int status)
            throws SipException, ParseException, InvalidArgumentException {
        Response response = write.messages.createResponse(status, request);
        write.sign(response);
        if (request.getMethod().equals(Request.OPTIONS)) {
            response.addHeader(write.headers.createAcceptHeader("application", "sdp"));
            response.addHeader(write.headers.createSupportedHeader("timer"));
        }
        transaction.sendResponse(response);
    }

    @Override
    public void processResponse(ResponseEvent event) {
        answers.take(event);
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        if (!event.isServerTransaction()
                && event.getClientTransaction().getApplicationData() instanceof Question question) {
            question.failed(SipLine.UNREACHABLE);
        }
        if (!event.isServerTransaction() && event.getClientTransaction().getApplicationData() instanceof SipLine line) {
            String method = event.getClientTransaction().getRequest().getMethod();
            if (method.equals(Request.INVITE) && line.ours.pending()) {
                listener.happened(line, new CallInput.Failed(SipLine.UNREACHABLE), Pending.NONE);
            } else if (method.equals(Request.INVITE) || method.equals(UPDATE)) {
                listener.happened(line, new CallInput.Answered(408, null, CallInput.Terms.NONE), Pending.NONE);
            }
        }
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        LOG.info("SIP: {}:{} cannot be reached", event.getHost(), event.getPort());
        if (event.getSource() instanceof ClientTransaction asked
                && asked.getApplicationData() instanceof Question question) {
            question.failed(SipLine.UNREACHABLE);
        }
        if (event.getSource() instanceof ClientTransaction lost
                && lost.getApplicationData() instanceof SipLine line
                && lost.getRequest().getMethod().equals(Request.INVITE)) {
            line.unsent(SipLine.UNREACHABLE);
        }
    }

    /** A connection by TLS came to nothing. */
    @Override
    public void unsent(SIPClientTransaction transaction, String code) {
        if (transaction.getApplicationData() instanceof Question question) {
            question.failed(code);
        }
        if (transaction.getApplicationData() instanceof SipLine line
                && transaction.getRequest().getMethod().equals(Request.INVITE)) {
            line.unsent(code);
        }
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {}

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        SipLine line = line(event.getDialog());
        // An exchange's challenge ends a dialog, too, and another one follows.
        if (line != null && !line.over && line.dialog == event.getDialog()) {
            listener.happened(line, new CallInput.Failed("connection-lost"), Pending.NONE);
        }
    }

    static @Nullable SipLine line(@Nullable Dialog dialog) {
        return dialog != null && dialog.getApplicationData() instanceof SipLine line ? line : null;
    }
}
