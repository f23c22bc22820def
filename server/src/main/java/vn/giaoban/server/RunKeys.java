package vn.giaoban.server;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets that live as long as this run. */
record RunKeys(String simulators, String terminal) {
    static RunKeys random() {
        SecureRandom random = new SecureRandom();
        return new RunKeys(key(random), key(random));
    }

    private static String key(SecureRandom random) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }
}
