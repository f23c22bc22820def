/** DTLS-SRTP: the handshake with its identity, and packet protection (RFC 5764, RFC 3711, RFC 7714). */
@NullMarked
package vn.giaoban.media.secure;

import org.jspecify.annotations.NullMarked;
