package vn.giaoban.media.ice;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.rtp.Bytes;

/** A STUN message as received (RFC 8489 5 and 14); {@link Builder} writes one. */
public final class StunMessage {
    public static final int BINDING_REQUEST = 0x0001;
    public static final int BINDING_INDICATION = 0x0011;
    public static final int BINDING_SUCCESS = 0x0101;
    public static final int BINDING_ERROR = 0x0111;

    public static final int USERNAME = 0x0006;
    public static final int MESSAGE_INTEGRITY = 0x0008;
    public static final int ERROR_CODE = 0x0009;
    public static final int XOR_MAPPED_ADDRESS = 0x0020;
    public static final int PRIORITY = 0x0024;
    public static final int USE_CANDIDATE = 0x0025;
    public static final int SOFTWARE = 0x8022;
    public static final int FINGERPRINT = 0x8028;
    public static final int ICE_CONTROLLED = 0x8029;
    public static final int ICE_CONTROLLING = 0x802a;

    static final int COOKIE = 0x2112a442;
    static final int HEADER = 20;
    static final int FINGERPRINT_XOR = 0x5354554e;

    private final byte[] bytes;

    private StunMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether a datagram begins like STUN (RFC 7983: first byte 0 to 3, and the magic cookie). */
    public static boolean looksLikeStun(byte[] b, int offset, int length) {
        return length >= HEADER && (b[offset] & 0xfc) == 0 && Bytes.i32(b, offset + 4) == COOKIE;
    }

    /** The message in a datagram, or null when the bytes are not one whole message or its FINGERPRINT is wrong. */
    public static @Nullable StunMessage read(byte[] b, int offset, int length) {
        if (!looksLikeStun(b, offset, length) || length % 4 != 0 || Bytes.u16(b, offset + 2) != length - HEADER) {
            return null;
        }
        StunMessage message = new StunMessage(Arrays.copyOfRange(b, offset, offset + length));
        int at = HEADER;
        while (at < length) {
            int next = at + 4 + padded(Bytes.u16(message.bytes, at + 2));
            if (next > length) {
                return null;
            }
            at = next;
        }
        int fingerprint = message.find(FINGERPRINT);
        if (fingerprint >= 0
                && (fingerprint + 8 != length
                        || Bytes.u16(message.bytes, fingerprint + 2) != 4
                        || Bytes.i32(message.bytes, fingerprint + 4) != crc(message.bytes, fingerprint))) {
            return null;
        }
        return message;
    }

    public int type() {
        return Bytes.u16(bytes, 0);
    }

    /** 12 bytes. */
    public byte[] transaction() {
        return Arrays.copyOfRange(bytes, 8, HEADER);
    }

    public boolean has(int attribute) {
        return find(attribute) >= 0;
    }

    public byte @Nullable [] attribute(int attribute) {
        int at = find(attribute);
        return at < 0 ? null : Arrays.copyOfRange(bytes, at + 4, at + 4 + Bytes.u16(bytes, at + 2));
    }

    public String username() {
        byte[] value = attribute(USERNAME);
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    /** The code of an ERROR-CODE attribute, 0 without one. */
    public int errorCode() {
        byte[] value = attribute(ERROR_CODE);
        return value == null || value.length < 4 ? 0 : (value[2] & 7) * 100 + value[3];
    }

    public @Nullable InetSocketAddress mappedAddress() {
        byte[] value = attribute(XOR_MAPPED_ADDRESS);
        return value == null ? null : XorAddress.read(value, bytes);
    }

    /** Whether the message carries a MESSAGE-INTEGRITY made with this password (short-term credentials, RFC 8489 9.1). */
    public boolean authenticatedBy(String password) {
        int at = find(MESSAGE_INTEGRITY);
        if (at < 0 || Bytes.u16(bytes, at + 2) != 20) {
            return false;
        }
        byte[] expected = Integrity.hmac(password, bytes, at);
        return java.security.MessageDigest.isEqual(expected, Arrays.copyOfRange(bytes, at + 4, at + 24));
    }

    /** Attributes behind MESSAGE-INTEGRITY are not covered by it and therefore not seen, but FINGERPRINT. */
    private int find(int attribute) {
        boolean protectedPart = true;
        for (int at = HEADER; at + 4 <= bytes.length; at += 4 + padded(Bytes.u16(bytes, at + 2))) {
            int type = Bytes.u16(bytes, at);
            if (type == attribute && (protectedPart || type == FINGERPRINT)) {
                return at;
            }
            protectedPart &= type != MESSAGE_INTEGRITY;
        }
        return -1;
    }

    static int padded(int length) {
        return (length + 3) & ~3;
    }

    /** CRC-32 over everything before {@code end}, as FINGERPRINT wants it (RFC 8489 14.7). */
    static int crc(byte[] b, int end) {
        CRC32 crc = new CRC32();
        crc.update(b, 0, end);
        return (int) crc.getValue() ^ FINGERPRINT_XOR;
    }

    public static Builder builder(int type, byte[] transaction) {
        return new Builder(type, transaction);
    }

    /** Writes a message, attribute by attribute. */
    public static final class Builder {
        private byte[] out = new byte[256];
        private int at = HEADER;

        private Builder(int type, byte[] transaction) {
            Bytes.put16(out, 0, type);
            Bytes.put32(out, 4, COOKIE);
            System.arraycopy(transaction, 0, out, 8, 12);
        }

        public Builder attribute(int type, byte... value) {
            int next = at + 4 + padded(value.length);
            if (next > out.length) {
                out = Arrays.copyOf(out, next * 2);
            }
            Bytes.put16(out, at, type);
            Bytes.put16(out, at + 2, value.length);
            System.arraycopy(value, 0, out, at + 4, value.length);
            at = next;
            return this;
        }

        public Builder username(String username) {
            return attribute(USERNAME, username.getBytes(StandardCharsets.UTF_8));
        }

        public Builder number(int type, int value) {
            byte[] bytes = new byte[4];
            Bytes.put32(bytes, 0, value);
            return attribute(type, bytes);
        }

        public Builder number(int type, long value) {
            byte[] bytes = new byte[8];
            Bytes.put64(bytes, 0, value);
            return attribute(type, bytes);
        }

        public Builder mappedAddress(InetSocketAddress address) {
            return attribute(XOR_MAPPED_ADDRESS, XorAddress.write(address, out));
        }

        public Builder errorCode(int code, String reason) {
            byte[] text = reason.getBytes(StandardCharsets.UTF_8);
            byte[] value = new byte[4 + text.length];
            value[2] = (byte) (code / 100);
            value[3] = (byte) (code % 100);
            System.arraycopy(text, 0, value, 4, text.length);
            return attribute(ERROR_CODE, value);
        }

        public Builder integrity(String password) {
            Bytes.put16(out, 2, at + 24 - HEADER);
            return attribute(MESSAGE_INTEGRITY, Integrity.hmac(password, out, at));
        }

        /** Adds FINGERPRINT and ends the message. */
        public byte[] fingerprint() {
            Bytes.put16(out, 2, at + 8 - HEADER);
            return number(FINGERPRINT, crc(out, at)).end();
        }

        public byte[] end() {
            Bytes.put16(out, 2, at - HEADER);
            return Arrays.copyOf(out, at);
        }
    }
}
