package vn.giaoban.server.kept;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where sealed recordings are kept beside the data folder; the default and what it means stand in
 * {@code application.yml}.
 *
 * @param mongodb a connection string; empty for nowhere
 */
public record RecordingsConfiguration(@DefaultValue("") String mongodb) {
    public RecordingsConfiguration {
        if (!mongodb.isBlank() && !mongodb.matches("mongodb(\\+srv)?://.+")) {
            throw new IllegalArgumentException("giaoban.recordings.mongodb must look like mongodb://HOST/DATABASE");
        }
    }

    boolean on() {
        return !mongodb.isBlank();
    }
}
