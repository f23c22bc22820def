package vn.giaoban.room.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.giaoban.room.sip.audio.Loudness;
import vn.giaoban.room.sip.audio.VoiceCodec;
import vn.giaoban.room.sip.sdp.Leg;

class RoomMixTest {
    /** As the room decodes it: G.711 is coarse, and must not make the noise loud, or nothing of it. */
    @Test
    void aRoomHearsSoftNoiseWhereNobodySpeaks() {
        RoomMix mix = new RoomMix();
        VoiceCodec codec = VoiceCodec.of(Leg.Voice.PCMA);
        short[] pcm = new short[VoiceCodec.FRAME];
        short[] heard = new short[VoiceCodec.LONGEST];
        for (int i = 0; i < 50; i++) {
            mix.take(pcm);
            assertThat(codec.decode(codec.encode(pcm), heard)).isEqualTo(VoiceCodec.FRAME);
        }
        short[] frame = java.util.Arrays.copyOf(heard, VoiceCodec.FRAME);
        assertThat(frame).as("not dead").isNotEqualTo(new short[VoiceCodec.FRAME]);
        assertThat(Loudness.level(frame)).as("-dBov").isBetween(60, 90);
    }
}
