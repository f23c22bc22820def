package vn.giaoban.room.sip.stack;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Whom a certificate is for, as RFC 5922 (section 7.1) reads it: no name with a wildcard counts. Pure. */
final class CertificateNames {
    private static final int NAME = 2;
    private static final int URI = 6;
    private static final int ADDRESS = 7;

    private CertificateNames() {}

    /** @param peer a name, or an address in digits */
    static boolean contain(X509Certificate certificate, String peer) {
        if (peer.isEmpty()) {
            return false;
        }
        Collection<List<?>> names;
        try {
            names = certificate.getSubjectAlternativeNames();
        } catch (CertificateParsingException e) {
            return false;
        }
        boolean any = false;
        for (List<?> each : names == null ? List.<List<?>>of() : names) {
            String text = String.valueOf(each.get(1));
            boolean same = switch ((Integer) each.get(0)) {
                case NAME -> text.equalsIgnoreCase(peer);
                case URI -> text.equalsIgnoreCase("sip:" + peer);
                case ADDRESS -> isSameAddress(text, peer);
                default -> false;
            };
            if (same) {
                return true;
            }
            any |= !each.get(0).equals(ADDRESS);
        }
        return !any && commonName(certificate).equalsIgnoreCase(peer);
    }

    private static boolean isSameAddress(String one, String other) {
        try {
            return InetAddress.ofLiteral(one).equals(InetAddress.ofLiteral(other));
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    private static String commonName(X509Certificate certificate) {
        try {
            for (Rdn each : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (each.getType().toUpperCase(Locale.ROOT).equals("CN")) {
                    return each.getValue().toString();
                }
            }
        } catch (InvalidNameException e) {
            return "";
        }
        return "";
    }
}
