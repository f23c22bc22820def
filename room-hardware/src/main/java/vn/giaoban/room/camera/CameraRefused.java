package vn.giaoban.room.camera;

import java.util.Map;

/**
 * A wish that is not carried out: {@code camera-busy{holder}}, {@code camera-locked{holder}}, {@code camera-unreachable},
 * {@code preset-unknown{preset}}, {@code camera-cannot{act}}, {@code camera-unknown}.
 */
public final class CameraRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final transient Map<String, String> params;

    public CameraRefused(String code, Map<String, String> params) {
        super(code);
        this.code = code;
        this.params = Map.copyOf(params);
    }

    public String code() {
        return code;
    }

    public Map<String, String> params() {
        return params;
    }
}
