package vn.giaoban.room.sip.stack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where TLS is spoken, with which key, and which rooms are believed.
 *
 * @param keyStore PKCS #12
 * @param trusted certificates in PEM, of authorities or of rooms themselves: a file, or a folder of files, read again as
 *     they change; null for none but the authorities that Java knows
 */
public record TlsKey(
        int port, Path keyStore, String password, @Nullable Path trusted) {}
