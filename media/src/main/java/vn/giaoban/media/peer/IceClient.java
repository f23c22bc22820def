package vn.giaoban.media.peer;

import static vn.giaoban.media.ice.StunMessage.BINDING_REQUEST;
import static vn.giaoban.media.ice.StunMessage.BINDING_SUCCESS;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.ice.StunMessage;

/**
 * The controlling side of ICE against an ICE-lite server (RFC 8445): checks one candidate after the other until one
 * answers, nominates it at once, then asks for consent every four seconds (RFC 7675). Sans-IO.
 */
public final class IceClient {
    private static final long CHECK_NANOS = 200_000_000L;
    private static final long CONSENT_NANOS = 4_000_000_000L;
    private static final long EXPIRY_NANOS = 15_000_000_000L;
    private static final int HOST_PRIORITY = 0x6e7f00ff;

    private final String username;
    private final Answer remote;
    private final Supplier<byte[]> transactions;
    private final long tieBreaker;
    private int candidate;
    private @Nullable InetSocketAddress chosen;
    private byte[] pending = new byte[12];
    private long nextCheck = Long.MIN_VALUE;
    private long lastAnswer;

    /** @param transactions random 12-byte ids */
    public IceClient(String localUfrag, Answer remote, Supplier<byte[]> transactions, long tieBreaker, long now) {
        this.username = remote.ufrag() + ":" + localUfrag;
        this.remote = remote;
        this.transactions = transactions;
        this.tieBreaker = tieBreaker;
        this.lastAnswer = now;
    }

    /** The binding request that is due, or null. */
    public byte @Nullable [] check(long now) {
        if (nextCheck != Long.MIN_VALUE && now < nextCheck) {
            return null;
        }
        if (chosen == null && nextCheck != Long.MIN_VALUE) {
            candidate = (candidate + 1) % remote.candidates().size();
        }
        nextCheck = now + (chosen == null ? CHECK_NANOS : CONSENT_NANOS);
        pending = transactions.get();
        return StunMessage.builder(BINDING_REQUEST, pending)
                .username(username)
                .number(StunMessage.ICE_CONTROLLING, tieBreaker)
                .number(StunMessage.PRIORITY, HOST_PRIORITY)
                .attribute(StunMessage.USE_CANDIDATE)
                .integrity(remote.password())
                .fingerprint();
    }

    /** Takes a STUN message; true when the pair has just come to work. */
    public boolean handle(StunMessage message, InetSocketAddress from, long now) {
        if (message.type() != BINDING_SUCCESS
                || !Arrays.equals(message.transaction(), pending)
                || !message.authenticatedBy(remote.password())) {
            return false;
        }
        lastAnswer = now;
        if (chosen != null) {
            return false;
        }
        chosen = from;
        nextCheck = now + CONSENT_NANOS;
        return true;
    }

    /** Where to send: the pair that works, or the candidate being tried. */
    public InetSocketAddress target() {
        return chosen != null ? chosen : remote.candidates().get(candidate);
    }

    public boolean expired(long now) {
        return now - lastAnswer > EXPIRY_NANOS;
    }
}
