package vn.giaoban.server;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets that live as long as this run. */
record RunKeys(String simulators) {
    static RunKeys random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new RunKeys(HexFormat.of().formatHex(key));
    }
}
