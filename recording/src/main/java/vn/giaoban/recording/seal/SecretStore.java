package vn.giaoban.recording.seal;

import java.util.Optional;

/** Where the sealing key is kept; durable when a method returns. */
public interface SecretStore {
    Optional<byte[]> secret(String name);

    void putSecret(String name, byte[] value);
}
