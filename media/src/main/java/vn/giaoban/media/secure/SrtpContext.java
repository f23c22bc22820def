package vn.giaoban.media.secure;

import static vn.giaoban.media.secure.KeyDerivation.RTCP_AUTH;
import static vn.giaoban.media.secure.KeyDerivation.RTCP_KEY;
import static vn.giaoban.media.secure.KeyDerivation.RTCP_SALT;
import static vn.giaoban.media.secure.KeyDerivation.RTP_AUTH;
import static vn.giaoban.media.secure.KeyDerivation.RTP_KEY;
import static vn.giaoban.media.secure.KeyDerivation.RTP_SALT;
import static vn.giaoban.media.secure.KeyDerivation.derive;

import vn.giaoban.media.rtp.Bytes;
import vn.giaoban.media.rtp.IntMap;
import vn.giaoban.media.rtp.RtpPacket;

/**
 * Protection of one direction (RFC 3711 3.2): roll-over counters and replay windows per SSRC, ciphers shared. Packets
 * are sealed and opened in place in heap arrays; the array must have {@link #MAX_OVERHEAD} bytes to spare. Not thread
 * safe.
 */
public final class SrtpContext {
    /** Bytes by which sealing can lengthen a packet, RTP or RTCP. */
    public static final int MAX_OVERHEAD = 20;

    private static final int MAX_SOURCES = 256;

    private final PacketCipher cipher;
    private final IntMap<SourceState> sources = new IntMap<>();

    public SrtpContext(SrtpProfile profile, byte[] masterKey, byte[] masterSalt) {
        this(profile, masterKey, masterSalt, CounterModeCipher.TAG);
    }

    /** Of AES_CM_128_HMAC_SHA1_32 (RFC 4568, 6.2.2), which no browser is offered. */
    public static SrtpContext withShortTags(byte[] masterKey, byte[] masterSalt) {
        return new SrtpContext(SrtpProfile.AES_CM_128_HMAC_SHA1_80, masterKey, masterSalt, CounterModeCipher.SHORT_TAG);
    }

    private SrtpContext(SrtpProfile profile, byte[] masterKey, byte[] masterSalt, int tag) {
        int key = SrtpProfile.KEY_LENGTH;
        int salt = profile.saltLength();
        byte[] rtpKey = derive(masterKey, masterSalt, RTP_KEY, key);
        byte[] rtpSalt = derive(masterKey, masterSalt, RTP_SALT, salt);
        byte[] rtcpKey = derive(masterKey, masterSalt, RTCP_KEY, key);
        byte[] rtcpSalt = derive(masterKey, masterSalt, RTCP_SALT, salt);
        cipher = switch (profile) {
            case AEAD_AES_128_GCM -> new GcmCipher(AesGcm.of(rtpKey), rtpSalt, AesGcm.of(rtcpKey), rtcpSalt);
            case AES_CM_128_HMAC_SHA1_80 ->
                new CounterModeCipher(
                        tag,
                        rtpKey,
                        derive(masterKey, masterSalt, RTP_AUTH, 20),
                        rtpSalt,
                        rtcpKey,
                        derive(masterKey, masterSalt, RTCP_AUTH, 20),
                        rtcpSalt);
        };
    }

    /** Seals an RTP packet that starts at {@code offset}; returns its new length. */
    public int protectRtp(byte[] b, int offset, int length) {
        SourceState state = state(Bytes.i32(b, offset + 8));
        long index = state.guess(Bytes.u16(b, offset + 2));
        state.sent(index);
        return protectRtp(b, offset, length, index);
    }

    /**
     * Seals an RTP packet of which the sender knows the index: its sequence number, counted on where 16 bits roll over
     * (RFC 3711 3.3.1).
     */
    public int protectRtp(byte[] b, int offset, int length, long index) {
        return cipher.sealRtp(b, offset, length, headerLength(b, offset, length), Bytes.i32(b, offset + 8), index);
    }

    /** Opens an RTP packet; returns its new length, or -1 when it is not authentic, replayed or not RTP. */
    public int unprotectRtp(byte[] b, int offset, int length) {
        if (length < RtpPacket.FIXED_HEADER + cipher.overhead() || (b[offset] & 0xc0) != 0x80) {
            return -1;
        }
        int header = headerLength(b, offset, length);
        int ssrc = Bytes.i32(b, offset + 8);
        SourceState known = sources.get(ssrc);
        if (header > length || known == null && sources.size() >= MAX_SOURCES) {
            return -1;
        }
        SourceState state = known == null ? new SourceState() : known;
        long index = state.guess(Bytes.u16(b, offset + 2));
        if (index < 0 || state.replayed(index)) {
            return -1;
        }
        int opened = cipher.openRtp(b, offset, length, header, ssrc, index);
        if (opened >= 0) {
            if (known == null) {
                sources.put(ssrc, state);
            }
            state.received(index);
        }
        return opened;
    }

    /** Seals a compound RTCP packet; returns its new length. */
    public int protectRtcp(byte[] b, int offset, int length) {
        int ssrc = Bytes.i32(b, offset + 4);
        return cipher.sealRtcp(b, offset, length, ssrc, state(ssrc).nextRtcp());
    }

    /** Opens a compound RTCP packet; returns its new length, or -1 when it is not authentic or replayed. */
    public int unprotectRtcp(byte[] b, int offset, int length) {
        int indexAt = cipher.rtcpIndexAt(length);
        if (indexAt < 8) {
            return -1;
        }
        int ssrc = Bytes.i32(b, offset + 4);
        int index = Bytes.i32(b, offset + indexAt);
        SourceState known = sources.get(ssrc);
        if (known == null && sources.size() >= MAX_SOURCES) {
            return -1;
        }
        SourceState state = known == null ? new SourceState() : known;
        if (state.rtcpReplayed(index & 0x7fffffff)) {
            return -1;
        }
        int opened = cipher.openRtcp(b, offset, length, ssrc, index);
        if (opened >= 0) {
            if (known == null) {
                sources.put(ssrc, state);
            }
            state.rtcpReceived(index & 0x7fffffff);
        }
        return opened;
    }

    private SourceState state(int ssrc) {
        SourceState state = sources.get(ssrc);
        if (state == null) {
            state = new SourceState();
            sources.put(ssrc, state);
        }
        return state;
    }

    /** May exceed {@code length} when the packet is cut short. */
    private static int headerLength(byte[] b, int offset, int length) {
        int header = RtpPacket.FIXED_HEADER + 4 * (b[offset] & 0x0f);
        boolean extended = (b[offset] & 0x10) != 0;
        if (!extended) {
            return header;
        }
        return header + 4 > length ? header + 4 : header + 4 + 4 * Bytes.u16(b, offset + header + 2);
    }
}
