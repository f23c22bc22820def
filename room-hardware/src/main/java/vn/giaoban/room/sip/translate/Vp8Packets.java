package vn.giaoban.room.sip.translate;

import java.util.ArrayList;
import java.util.List;

/** Cuts VP8 frames into packets (RFC 7741), with picture numbers of 15 bits. */
final class Vp8Packets {
    private static final int PAYLOAD = 1_150;
    private static final int DESCRIPTOR = 4;

    private int picture;

    List<byte[]> of(byte[] frame) {
        picture = picture + 1 & 0x7fff;
        List<byte[]> packets = new ArrayList<>();
        for (int at = 0; at < frame.length; at += PAYLOAD) {
            int size = Math.min(PAYLOAD, frame.length - at);
            byte[] packet = new byte[DESCRIPTOR + size];
            packet[0] = (byte) (0x80 | (at == 0 ? 0x10 : 0));
            packet[1] = (byte) 0x80;
            packet[2] = (byte) (0x80 | picture >> 8);
            packet[3] = (byte) picture;
            System.arraycopy(frame, at, packet, DESCRIPTOR, size);
            packets.add(packet);
        }
        return packets;
    }
}
