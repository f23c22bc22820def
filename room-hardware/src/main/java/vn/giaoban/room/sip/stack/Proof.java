package vn.giaoban.room.sip.stack;

import java.text.ParseException;
import java.util.Iterator;
import java.util.Locale;
import java.util.UUID;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.Header;
import javax.sip.header.ProxyAuthenticateHeader;
import javax.sip.header.ProxyAuthorizationHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.sip.register.Digest;
import vn.giaoban.room.sip.register.Digest.Algorithm;
import vn.giaoban.room.sip.register.Digest.Credentials;

/** What we answer to an exchange that asks who calls (RFC 3261, section 22; RFC 8760). */
final class Proof {
    private static final String COUNT = "00000001";

    private Proof() {}

    static boolean isWanted(Response response) {
        return response.getStatusCode() == Response.UNAUTHORIZED
                || response.getStatusCode() == Response.PROXY_AUTHENTICATION_REQUIRED;
    }

    private static boolean byProxy(Response challenge) {
        return challenge.getStatusCode() == Response.PROXY_AUTHENTICATION_REQUIRED;
    }

    /**
     * The header that proves who we are.
     *
     * @return null when nothing that is asked can be answered, or what was answered is not believed
     */
    static @Nullable Header of(Messages write, Exchange exchange, Request request, Response challenge)
            throws ParseException {
        boolean proxy = byProxy(challenge);
        String ours = proxy ? ProxyAuthorizationHeader.NAME : AuthorizationHeader.NAME;
        boolean tried = request.getHeader(ours) != null;
        String theirs = proxy ? ProxyAuthenticateHeader.NAME : WWWAuthenticateHeader.NAME;
        for (Iterator<?> all = challenge.getHeaders(theirs); all.hasNext(); ) {
            WWWAuthenticateHeader asked = (WWWAuthenticateHeader) all.next();
            Algorithm algorithm = algorithm(asked.getAlgorithm());
            String qop = qop(asked.getQop());
            if (algorithm != null && qop != null && asked.getNonce() != null && (!tried || asked.isStale())) {
                return write.headers.createHeader(ours, answer(exchange, request, asked, algorithm, qop));
            }
        }
        return null;
    }

    private static @Nullable Algorithm algorithm(@Nullable String name) {
        if (name == null) {
            return Algorithm.MD5;
        }
        for (Algorithm each : Algorithm.values()) {
            if (each.text.equalsIgnoreCase(name)) {
                return each;
            }
        }
        return null;
    }

    /** "" where none is asked for, as RFC 2069 did; null for what we do not speak. */
    private static @Nullable String qop(@Nullable String offered) {
        if (offered == null || offered.isBlank()) {
            return "";
        }
        for (String each : offered.toLowerCase(Locale.ROOT).split(",")) {
            if (each.strip().equals("auth")) {
                return "auth";
            }
        }
        return null;
    }

    private static String answer(
            Exchange exchange, Request request, WWWAuthenticateHeader asked, Algorithm algorithm, String qop) {
        String uri = request.getRequestURI().toString();
        String realm = asked.getRealm() == null ? "" : asked.getRealm();
        String fresh = UUID.randomUUID().toString().replace("-", "");
        Credentials proof =
                new Credentials(exchange.user(), realm, asked.getNonce(), uri, "", algorithm, qop, COUNT, fresh);
        String response = Digest.response(proof, request.getMethod(), exchange.password());
        return "Digest username=\"" + exchange.user() + "\",realm=\"" + realm + "\",nonce=\"" + asked.getNonce()
                + "\",uri=\"" + uri + "\",response=\"" + response + "\",algorithm=" + algorithm.text
                + (qop.isEmpty() ? "" : ",qop=auth,nc=" + COUNT + ",cnonce=\"" + fresh + "\"")
                + (asked.getOpaque() == null ? "" : ",opaque=\"" + asked.getOpaque() + "\"");
    }
}
