package vn.giaoban.room.sip.stack;

import java.nio.file.Path;

/**
 * Where TLS is spoken, and with which key.
 *
 * @param keyStore PKCS #12
 */
public record TlsKey(int port, Path keyStore, String password) {}
