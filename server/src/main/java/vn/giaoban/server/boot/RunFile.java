package vn.giaoban.server.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import vn.giaoban.signaling.api.Json;

/**
 * What a running server says about itself in {@code run.json}, readable by its owner only.
 *
 * @param instance of this run
 * @param address that others reach it by
 * @param startLink one-time link to begin with
 * @param simulatorKey of the simulators' process, for this run
 * @param terminalKey of who may read this file, for this run
 */
public record RunFile(
        String instance,
        long pid,
        int http,
        int https,
        int media,
        String address,
        String startLink,
        String simulatorKey,
        String terminalKey,
        Instant started) {

    private static final String NAME = "run.json";

    public void write(Path data) {
        try {
            Path fresh = data.resolve(NAME + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, Json.write(this));
            Files.move(fresh, data.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RunFile read(Path data) throws IOException {
        return Json.read(Files.readAllBytes(data.resolve(NAME)), RunFile.class);
    }

    public static void remove(Path data) {
        try {
            Files.deleteIfExists(data.resolve(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
