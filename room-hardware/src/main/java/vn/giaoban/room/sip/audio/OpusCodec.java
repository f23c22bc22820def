package vn.giaoban.room.sip.audio;

/** Opus both ways. */
final class OpusCodec implements VoiceCodec {
    private final OpusCoder coder = new OpusCoder();
    private final OpusHearing hearing = new OpusHearing();

    @Override
    public byte[] encode(short[] pcm) {
        return coder.encode(pcm);
    }

    @Override
    public int ticks() {
        return coder.ticks();
    }

    @Override
    public int decode(byte[] payload, short[] pcm) {
        return hearing.decode(payload, pcm);
    }

    @Override
    public void conceal(short[] pcm) {
        hearing.conceal(pcm);
    }
}
