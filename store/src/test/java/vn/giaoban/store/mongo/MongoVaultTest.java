package vn.giaoban.store.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.AfterEach;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.vault.VaultContract;

class MongoVaultTest extends VaultContract {
    private final MongoUnderTest mongo = new MongoUnderTest();
    private final MongoClient client = MongoClients.create(mongo.uri());

    @Override
    protected Vault open() {
        return new MongoVault(client.getDatabase(mongo.database()));
    }

    @AfterEach
    void end() {
        client.close();
        mongo.close();
    }
}
