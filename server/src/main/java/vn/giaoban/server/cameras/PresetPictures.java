package vn.giaoban.server.cameras;

import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.giaoban.meeting.CameraId;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.store.vault.Vault;

/**
 * What the camera saw when a preset was kept. People may be on it: it stands in the vault and never in the log, and goes
 * with its preset.
 */
final class PresetPictures {
    private static final int MOST_BYTES = 60_000;
    private static final String PREFIX = "camera-picture/";

    private final Vault vault;

    PresetPictures(Vault vault) {
        this.vault = vault;
    }

    /** @param base64 a JPEG of at most 60 kB */
    void put(CameraId camera, int preset, String base64) {
        byte[] jpeg;
        try {
            jpeg = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw Problem.badField("jpeg");
        }
        boolean picture = jpeg.length > 3
                && jpeg.length <= MOST_BYTES
                && jpeg[0] == (byte) 0xFF
                && jpeg[1] == (byte) 0xD8
                && jpeg[2] == (byte) 0xFF;
        if (!picture) {
            throw Problem.badField("jpeg");
        }
        vault.putSecret(name(camera, preset), jpeg);
    }

    Optional<byte[]> get(CameraId camera, int preset) {
        return vault.secret(name(camera, preset));
    }

    void forget(CameraId camera, int preset) {
        vault.deleteSecret(name(camera, preset));
    }

    void forget(CameraId camera) {
        vault.secretNames(PREFIX + camera + "/").forEach(vault::deleteSecret);
    }

    /** The presets of the camera that have one. */
    Set<Integer> of(CameraId camera) {
        String prefix = PREFIX + camera + "/";
        var presets = new TreeSet<Integer>();
        vault.secretNames(prefix).forEach(name -> presets.add(Integer.valueOf(name.substring(prefix.length()))));
        return presets;
    }

    private static String name(CameraId camera, int preset) {
        return PREFIX + camera + "/" + preset;
    }
}
