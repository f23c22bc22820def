package vn.giaoban.room.sip.translate;

import java.util.ArrayList;
import java.util.List;

/** What ffmpeg is told: one frame in, one frame out, no waiting, and a key frame for every key frame. */
final class Arguments {
    private static final int PAYLOAD = 1_180;

    private Arguments() {}

    /** IVF of VP8 in, H.264 as RTP to a port of this machine out. */
    static List<String> toH264(Canvas canvas, int port) {
        List<String> all = new ArrayList<>(List.of("-flags", "low_delay", "-fpsprobesize", "0", "-probesize", "32"));
        all.addAll(List.of("-analyzeduration", "0", "-f", "ivf", "-threads", "1", "-i", "pipe:0", "-an", "-vf"));
        all.add(fit(canvas));
        all.addAll(List.of("-fps_mode", "passthrough", "-enc_time_base", "1/90000"));
        all.addAll(x264(canvas));
        all.addAll(rtp(canvas, port));
        return all;
    }

    private static List<String> x264(Canvas canvas) {
        int kbit = canvas.kilobits();
        List<String> all = new ArrayList<>(List.of("-c:v", "libx264"));
        all.addAll(List.of("-threads", "1", "-profile:v", "baseline", "-level", Integer.toString(canvas.level())));
        all.addAll(List.of("-preset", "superfast", "-tune", "zerolatency", "-b:v", kbit + "k", "-maxrate", kbit + "k"));
        all.addAll(List.of("-bufsize", kbit / 2 + "k", "-g", "300", "-force_key_frames", "source", "-x264-params"));
        // The rate must be said: it would be taken from the clock, 90,000 frames a second.
        all.add("scenecut=0:fps=25" + (canvas.wholeUnits() ? ":slice-max-size=" + (PAYLOAD - 40) : ""));
        return all;
    }

    private static List<String> rtp(Canvas canvas, int port) {
        List<String> all = new ArrayList<>();
        all.addAll(List.of("-f", "rtp", "-payload_type", "102"));
        if (canvas.wholeUnits()) {
            all.addAll(List.of("-rtpflags", "h264_mode0"));
        }
        all.add("rtp://127.0.0.1:" + port + "?pkt_size=" + PAYLOAD + "&rtcpport=" + port);
        return all;
    }

    /** FLV of H.264 in, IVF of VP8 with times in milliseconds out. */
    static List<String> toVp8() {
        List<String> all = new ArrayList<>(fromRoom());
        all.addAll(List.of("-enc_time_base", "1/1000", "-c:v", "libvpx", "-threads", "1", "-deadline", "realtime"));
        all.addAll(List.of("-cpu-used", "8", "-lag-in-frames", "0", "-error-resilient", "1", "-b:v", "1000k"));
        all.addAll(List.of("-maxrate", "1000k", "-bufsize", "600k", "-g", "300", "-force_key_frames", "source"));
        all.addAll(List.of("-f", "ivf", "-flush_packets", "1", "pipe:1"));
        return all;
    }

    /** FLV of any H.264 in, constrained baseline as RTP to a port of this machine out. */
    static List<String> toBaseline(int port) {
        List<String> all = new ArrayList<>(fromRoom());
        all.addAll(List.of("-enc_time_base", "1/90000"));
        all.addAll(x264(Canvas.LARGE));
        all.addAll(rtp(Canvas.LARGE, port));
        return all;
    }

    private static List<String> fromRoom() {
        List<String> all = new ArrayList<>(List.of("-flags", "low_delay", "-fpsprobesize", "0", "-probesize", "32"));
        all.addAll(List.of("-analyzeduration", "0", "-f", "flv", "-threads", "1", "-copyts", "-i", "pipe:0", "-an"));
        all.addAll(List.of("-vf", "scale='min(1280,iw)':-2,format=yuv420p", "-fps_mode", "passthrough"));
        return all;
    }

    /** The whole picture on a canvas, and what is left black. */
    private static String fit(Canvas canvas) {
        String size = canvas.width() + ":" + canvas.height();
        return "scale=" + size + ":force_original_aspect_ratio=decrease:flags=fast_bilinear,pad=" + size
                + ":-1:-1,format=yuv420p";
    }
}
