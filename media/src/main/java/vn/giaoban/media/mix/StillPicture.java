package vn.giaoban.media.mix;

import java.util.Base64;

/**
 * Pictures made without an encoder, so that the program always has one: players stop where a track has a hole.
 */
public final class StillPicture {
    /** One plain dark VP8 key frame of 320 by 176, the colour of an empty stage. */
    private static final byte[] CARD = Base64.getDecoder()
            .decode("UA4AnQEqQAGwAABHCIWFiJmEiAICAnWqAgZmZajD2TnD2TnD2TnD2TnD2TnD2TnD2TnD2TnD2TnD2TnD2TnD2TnD2TnD"
                    + "2TnD2TnD2TnD2TnD2TnD2TnD2TnD2TnD2TnD2TnD2TnD2TnD2TnD2TnD2TnD2TnD2TnD2TlwAP7/Ocb4tikNzPDaqyWg");

    /** RFC 6386 section 17.2: how seldom each motion vector probability is updated. */
    private static final int[] VECTOR_UPDATE = {
        237, 246, 253, 253, 254, 254, 254, 254, 254, 254, 254, 254, 254, 254, 250, 250, 252, 254, 254, 231, 243, 245,
        253, 254, 254, 254, 254, 254, 254, 254, 254, 254, 254, 251, 251, 254, 254, 254
    };

    private StillPicture() {}

    /** A plain dark picture. */
    public static byte[] card() {
        return CARD.clone();
    }

    /** Width and height from a key frame's header, 14 bits each; zeros where the frame is too short. */
    static int[] size(byte[] keyFrame) {
        if (keyFrame.length < 10) {
            return new int[] {0, 0};
        }
        int width = (keyFrame[6] & 0xff) | (keyFrame[7] & 0x3f) << 8;
        int height = (keyFrame[8] & 0xff) | (keyFrame[9] & 0x3f) << 8;
        return new int[] {width, height};
    }

    /**
     * An inter frame that shows the last one again and changes nothing in the decoder: every macroblock is copied with a
     * zero vector, no reference frame and no probability is updated (RFC 6386 sections 9 and 19.2).
     *
     * @param lastKey the key frame that the present pictures depend on
     */
    public static byte[] repeat(byte[] lastKey) {
        int[] size = size(lastKey);
        byte[] first = macroblocks((size[0] + 15) / 16, (size[1] + 15) / 16);
        byte[] frame = new byte[3 + first.length + 4];
        int version = lastKey[0] & 0x0e;
        int tag = 1 | version | 1 << 4 | first.length << 5;
        frame[0] = (byte) tag;
        frame[1] = (byte) (tag >> 8);
        frame[2] = (byte) (tag >> 16);
        System.arraycopy(first, 0, frame, 3, first.length);
        return frame;
    }

    private static byte[] macroblocks(int columns, int rows) {
        // The header is 36 falses at even odds and 1,056 "coefficient probability not updated" at the odds of RFC 6386
        // section 13.4; coding those leaves this state whatever the picture, so the table itself is not needed.
        BoolCoder coder = BoolCoder.afterFalses(193, 49);
        coder.write(true, 128); // mb_no_coeff_skip
        coder.literal(1, 8); // prob_skip_false
        coder.literal(1, 8); // prob_intra
        coder.literal(255, 8); // prob_last
        coder.literal(128, 8); // prob_gf
        coder.literal(0, 2); // intra mode probabilities stay
        for (int odds : VECTOR_UPDATE) {
            coder.write(false, odds);
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                coder.write(true, 1); // no coefficients
                coder.write(true, 1); // inter
                coder.write(false, 255); // from the last frame
                coder.write(false, zeroVectorOdds(column, row));
            }
        }
        return coder.finish();
    }

    /** RFC 6386 section 18.3: neighbours outside the picture count as intra, all others have a zero vector. */
    private static int zeroVectorOdds(int column, int row) {
        if (row > 0 && column > 0) {
            return 234;
        }
        return row > 0 || column > 0 ? 135 : 7;
    }
}
