package vn.giaoban.media.peer;

import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;
import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.media.rtp.Ntp;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.RtpHeaderWriter;

/**
 * What a room sends to the media server: its voice, its picture, and what it shows beside that. Where the server takes
 * pictures in both codecs at one time, VP8 goes in a stream beside that of H.264.
 */
final class RoomStreams {
    private static final int VOICE_TICKS = 960;
    private static final int HEADER = 64;

    private final Out out;
    private final SentStream voice;
    private final SentStream picture;
    private final SentStream secondPicture;
    private final SentStream screen;
    private final SentStream secondScreen;

    /** Sends a packet, in an array with room for what protects it; false while there is no connection. */
    interface Out {
        boolean packet(byte[] b, int length);
    }

    RoomStreams(SecureRandom random, Out out) {
        this.out = out;
        int ssrc = random.nextInt() & 0x7ffffff0;
        this.voice = new SentStream(ssrc + 1, random.nextInt(0x8000));
        this.picture = new SentStream(ssrc + 2, random.nextInt(0x8000));
        this.secondPicture = new SentStream(ssrc + 3, random.nextInt(0x8000));
        this.screen = new SentStream(ssrc + 4, random.nextInt(0x8000));
        this.secondScreen = new SentStream(ssrc + 5, random.nextInt(0x8000));
    }

    /** The one by whom reports are made. */
    int ssrc() {
        return voice.ssrc;
    }

    boolean pictureNeedsKeyFrame(List<RtcpPacket> reports) {
        return picture.needsKeyFrame(reports) || secondPicture.needsKeyFrame(reports);
    }

    boolean screenNeedsKeyFrame(List<RtcpPacket> reports) {
        return screen.needsKeyFrame(reports) || secondScreen.needsKeyFrame(reports);
    }

    /** 20 ms pass in silence, without a packet. */
    void pause() {
        voice.timestamp += VOICE_TICKS;
    }

    /** 20 ms of the voice; {@code level} as in RFC 6464. */
    void voice(byte[] opus, int level, boolean talks) {
        pause();
        if (opus.length > 0) {
            byte[] b = new byte[opus.length + HEADER];
            int at = new RtpHeaderWriter(b, 0)
                    .fixed(false, Offer.OPUS, voice.sequence, voice.timestamp, voice.ssrc)
                    .extension(Offer.MID_EXTENSION, Offer.MICROPHONE_MID)
                    .extension(Offer.LEVEL_EXTENSION, (byte) ((talks ? 0x80 : 0) | level))
                    .end();
            send(voice, b, at, opus);
        }
    }

    /** @param both whether the server takes both codecs at one time */
    void picture(Codec codec, boolean both, byte[] payload, long timestamp, boolean marker) {
        SentStream stream = codec == Codec.VP8 && both ? secondPicture : picture;
        pass(stream, Offer.CAMERA_MID, codec, both, payload, timestamp, marker);
    }

    void screen(Codec codec, boolean both, byte[] payload, long timestamp, boolean marker) {
        SentStream stream = codec == Codec.VP8 && both ? secondScreen : screen;
        pass(stream, Offer.SCREEN_MID, codec, both, payload, timestamp, marker);
    }

    private void pass(
            SentStream stream, String mid, Codec codec, boolean both, byte[] payload, long timestamp, boolean marker) {
        boolean vp8 = codec == Codec.VP8;
        stream.timestamp = timestamp;
        byte[] b = new byte[payload.length + HEADER];
        RtpHeaderWriter header = new RtpHeaderWriter(b, 0)
                .fixed(marker, vp8 ? Offer.VP8 : Offer.H264, stream.sequence, timestamp, stream.ssrc)
                .extension(Offer.MID_EXTENSION, mid);
        if (both) {
            header = header.extension(Offer.RID_EXTENSION, vp8 ? Offer.VP8_RID : Offer.H264_RID);
        }
        send(stream, b, header.end(), payload);
    }

    private void send(SentStream stream, byte[] b, int at, byte[] payload) {
        stream.sequence = (stream.sequence + 1) & 0xffff;
        System.arraycopy(payload, 0, b, at, payload.length);
        if (out.packet(b, at + payload.length)) {
            stream.packets++;
            stream.octets += payload.length;
        }
    }

    /** Gives a compound for each stream that has sent something. */
    void reports(long unixMillis, Consumer<List<RtcpPacket>> tell) {
        long ntp = Ntp.ofUnixMillis(unixMillis);
        for (SentStream stream : List.of(voice, picture, secondPicture, screen, secondScreen)) {
            if (stream.packets > 0) {
                tell.accept(List.of(
                        new RtcpPacket.SenderReport(
                                stream.ssrc,
                                ntp,
                                stream.timestamp & 0xffffffffL,
                                stream.packets,
                                stream.octets,
                                List.of()),
                        new RtcpPacket.SourceDescription(stream.ssrc, "room")));
            }
        }
    }
}
