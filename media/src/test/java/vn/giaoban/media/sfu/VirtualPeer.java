package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.media.MediaEvent.EncodingsWanted;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.ice.StunMessage;
import vn.giaoban.media.rtp.Bytes;
import vn.giaoban.media.rtp.RtcpCodec;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.media.rtp.TransportLog;
import vn.giaoban.media.sdp.Section;
import vn.giaoban.media.sdp.SessionDescription;
import vn.giaoban.media.secure.SrtpContext;
import vn.giaoban.media.secure.SrtpKeys;
import vn.giaoban.media.secure.SrtpProfile;

/** A browser's worth of protocol without a browser: sends what is wanted, repairs, and keeps all it receives. */
final class VirtualPeer {
    private static final long SECOND = 1_000_000_000L;

    final PeerId id;
    final Path path;
    final Map<Integer, VirtualReceiver> received = new HashMap<>();
    final List<RtcpPacket> controls = new ArrayList<>();
    /** How far this peer's NTP clock is from the server's. */
    final long clockOffset;

    final int tag;
    boolean consents = true;
    /** Whether its packets say when they were captured, as browsers that are asked do. */
    boolean tellsCaptureTime;

    /** What it sends its pictures in; H.264 without temporal layers. */
    Codec codec;

    /** Whether its parameter sets come only before the first key frame of a layer. */
    boolean tellsParametersOnce;

    private final List<Codec> codecs;

    /** Whether its pictures come in three temporal layers. */
    boolean sendsTemporalLayers;

    /** What it receives comes through this. */
    final ThinLine line = new ThinLine();

    /** Says what its line carries instead of when each packet came; null where it does not. */
    @Nullable
    VirtualEstimator estimator;

    boolean estimates = true;

    private static final long FEEDBACK = SECOND / 20;
    private long nextEstimate = SECOND;
    private final TransportLog arrivals = new TransportLog();
    private long nextFeedback;
    private final VirtualNetwork network;
    private final PeerProfile profile;
    private final SrtpKeys keys;
    private final SrtpContext out;
    private final SrtpContext in;
    private final VirtualSender microphone;
    private final Map<String, VirtualSender> camera = new LinkedHashMap<>();
    private SessionDescription answer = new SessionDescription(List.of(), false, List.of());
    private long nextCheck;
    private boolean secured;
    private int wide;

    VirtualPeer(VirtualNetwork network, String name, PeerProfile profile, Path path, long seed, List<Codec> codecs) {
        this.codecs = codecs;
        this.codec = codecs.getFirst();
        this.network = network;
        this.profile = profile;
        this.path = path;
        this.id = new PeerId(name);
        this.tag = network.peers.size() + 1;
        Random random = new Random(seed);
        this.clockOffset = random.nextLong(3_600 * SECOND);
        byte[] material = new byte[SrtpProfile.AEAD_AES_128_GCM.materialLength()];
        new Random(tag).nextBytes(material);
        this.keys = new SrtpKeys(SrtpProfile.AEAD_AES_128_GCM, material, true);
        this.out = keys.outbound();
        this.in = keys.inbound();
        this.microphone = new VirtualSender(this, random, "", 0);
        VirtualNetwork.LAYERS.forEach(
                layer -> camera.put(layer.rid(), new VirtualSender(this, random, layer.rid(), layer.scaleDownBy())));
    }

    String offer() {
        String offer = VirtualOffer.of(profile, VirtualNetwork.LAYERS, codecs);
        return estimator == null
                ? offer
                : offer.replaceAll("a=extmap:" + VirtualOffer.TRANSPORT_CC + " .*\r\n", "")
                        .replaceAll("(a=rtcp-fb:.*) transport-cc", "$1 goog-remb");
    }

    void answered(SessionDescription description) {
        answer = description;
        for (Section section : description.sections()) {
            if (section.direction().equals("sendonly")) {
                boolean video = section.kind().equals("video");
                int ssrc = section.ssrcs().getFirst();
                Integer repair = section.repairs().get(ssrc);
                received.put(ssrc, new VirtualReceiver(this, video, ssrc, repair == null ? 0 : repair));
            }
        }
    }

    VirtualReceiver slot(String kind, int index) {
        List<Section> slots = answer.sections().stream()
                .filter(section ->
                        section.kind().equals(kind) && section.direction().equals("sendonly"))
                .toList();
        return Objects.requireNonNull(received.get(slots.get(index).ssrcs().getFirst()));
    }

    VirtualReceiver stageVideo() {
        return slot("video", 0);
    }

    VirtualReceiver stageAudio() {
        return slot("audio", 0);
    }

    VirtualSender layer(String rid) {
        return Objects.requireNonNull(camera.get(rid));
    }

    VirtualSender microphone() {
        return microphone;
    }

    void wanted(EncodingsWanted wanted) {
        microphone.active = wanted.microphone();
        camera.forEach((rid, sender) -> sender.active = wanted.rids().contains(rid));
    }

    void tick(long now) {
        if (now >= nextCheck && consents) {
            nextCheck = now + (secured ? 2 * SECOND : SECOND / 5);
            check();
        }
        if (secured) {
            microphone.tick(now);
            camera.values().forEach(sender -> sender.tick(now));
            received.values().forEach(receiver -> receiver.tick(now));
            if (estimator != null && estimates && now >= nextEstimate) {
                nextEstimate = now + SECOND / 2;
                sendRtcp(new RtcpPacket.EstimatedBitrate(
                        1,
                        estimator.tell(now),
                        received.values().stream().map(slot -> slot.ssrc).toList()));
            }
            if (now >= nextFeedback) {
                nextFeedback = now + FEEDBACK;
                RtcpPacket feedback = arrivals.feedback(1, 1);
                if (feedback != null) {
                    sendRtcp(feedback);
                }
            }
        }
    }

    private void check() {
        Section section = answer.sections().getFirst();
        network.toServer(
                this,
                StunMessage.builder(StunMessage.BINDING_REQUEST, new byte[12])
                        .username(section.ufrag() + ":peer")
                        .number(StunMessage.ICE_CONTROLLING, 1L)
                        .attribute(StunMessage.USE_CANDIDATE)
                        .integrity(section.password())
                        .fingerprint());
    }

    void sendRtp(byte[] packet, int length) {
        byte[] b = Arrays.copyOf(packet, length + SrtpContext.MAX_OVERHEAD);
        network.toServer(this, Arrays.copyOf(b, out.protectRtp(b, 0, length)));
    }

    void sendRtcp(RtcpPacket packet) {
        byte[] plain = RtcpCodec.write(List.of(packet));
        byte[] b = Arrays.copyOf(plain, plain.length + SrtpContext.MAX_OVERHEAD);
        network.toServer(this, Arrays.copyOf(b, out.protectRtcp(b, 0, plain.length)));
    }

    int nextWide() {
        return wide++ & 0xffff;
    }

    VirtualNetwork network() {
        return network;
    }

    void receive(byte[] b, long now) {
        if (StunMessage.looksLikeStun(b, 0, b.length)) {
            if (!secured) {
                secured = true;
                byte[] hello = new byte[14];
                hello[0] = 22;
                hello[13] = (byte) tag;
                network.toServer(this, hello);
            }
        } else if (RtpPacket.isRtcp(b, 0, b.length)) {
            int length = in.unprotectRtcp(b, 0, b.length);
            if (length < 0 && network.wire.twice() == 0) {
                throw new AssertionError("server's RTCP is not authentic");
            }
            RtcpCodec.read(b, 0, Math.max(0, length)).forEach(control -> control(control, now));
        } else {
            int length = in.unprotectRtp(b, 0, b.length);
            RtpPacket packet = new RtpPacket();
            if (length < 0 && network.wire.twice() > 0) {
                return;
            }
            if (length < 0 || !packet.read(b, 0, length)) {
                throw new AssertionError("the server's packet is not authentic, or came twice");
            }
            media(packet, now);
        }
    }

    private void control(RtcpPacket control, long now) {
        controls.add(control);
        switch (control) {
            case RtcpPacket.PictureLoss loss -> sender(loss.media()).keyFrameAsked(now);
            case RtcpPacket.Nack nack -> sender(nack.media()).resend(nack.sequences());
            case RtcpPacket.SenderReport report -> {
                VirtualReceiver receiver = received.get(report.ssrc());
                if (receiver != null) {
                    receiver.report(report);
                }
            }
            default -> {}
        }
    }

    private VirtualSender sender(int ssrc) {
        return camera.values().stream()
                .filter(sender -> sender.ssrc == ssrc)
                .findFirst()
                .orElse(microphone);
    }

    private void media(RtpPacket packet, long now) {
        int wide = packet.transportSequence(VirtualOffer.TRANSPORT_CC);
        VirtualReceiver direct = received.get(packet.ssrc());
        if (estimator != null) {
            estimator.packet(packet.length(), now);
            if (direct == stageAudio()) {
                estimator.voice(Math.round(packet.timestamp() * (1e9 / 48_000)), now);
            }
        } else if (wide < 0) {
            throw new AssertionError("a packet without a transport-wide number");
        } else {
            arrivals.arrived(wide, now);
        }
        if (direct != null) {
            direct.packet(packet, packet.sequence(), packet.payloadOffset(), now);
            return;
        }
        for (VirtualReceiver receiver : received.values()) {
            if (receiver.repairSsrc == packet.ssrc()) {
                int at = packet.payloadOffset();
                receiver.repaired++;
                receiver.packet(packet, Bytes.u16(packet.data(), at), at + 2, now);
                return;
            }
        }
        throw new AssertionError("a stream that was not announced: " + packet.ssrc());
    }

    @Nullable
    String mid(String kind, int index) {
        return answer.sections().stream()
                .filter(section -> section.kind().equals(kind))
                .skip(index)
                .findFirst()
                .map(Section::mid)
                .orElse(null);
    }
}
