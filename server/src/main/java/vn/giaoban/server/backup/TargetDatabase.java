package vn.giaoban.server.backup;

import java.io.IOException;
import vn.giaoban.server.boot.Arguments;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.mongo.MongoStore;

/** A MongoDB that something is copied into. */
final class TargetDatabase {
    private TargetDatabase() {}

    /**
     * Opens it.
     *
     * @throws Arguments.Misread when the text is no connection string
     * @throws IOException when no primary answers, in plain words
     */
    static MongoStore open(String uri) throws IOException {
        try {
            return MongoStore.open(uri);
        } catch (IllegalArgumentException e) {
            throw new Arguments.Misread("Địa chỉ phải có dạng mongodb://MÁY/CSDL. The address must look like"
                    + " mongodb://HOST/DATABASE. (" + e.getMessage() + ")");
        } catch (LogFailed e) {
            throw new IOException(
                    "Cơ sở dữ liệu đích không trả lời; chưa chép gì, dữ liệu ở đây còn nguyên. The database does not"
                            + " answer; nothing was copied, and the data here are as they were.",
                    e);
        }
    }
}
