package vn.giaoban.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.store.vault.Person;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.vault.VaultContract;

class SqliteVaultTest extends VaultContract {
    @TempDir
    Path directory;

    @Override
    protected Vault open() {
        try {
            return SqliteVault.open(directory.resolve("vault.db"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingErasedIsLeftInTheFiles() throws IOException {
        try (Vault vault = open()) {
            UUID id = UUID.randomUUID();
            vault.putPerson(new Person(id, "MARKER-NAME", "MARKER-PHONE", null));
            vault.putSecret("password/x", "MARKER-SECRET".getBytes(UTF_8));
            assertThat(markers()).isPositive();
            vault.deletePerson(id);
            vault.deleteSecret("password/x");
            assertThat(markers()).isZero();
        }
    }

    private long markers() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> contains(file, "MARKER-")).count();
        }
    }

    private static boolean contains(Path file, String marker) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(marker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
