package vn.giaoban.room.sip.stack;

import gov.nist.core.net.DefaultSecurityManagerProvider;
import gov.nist.core.net.SecurityManagerProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Properties;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Our key, and whom we believe; made by the stack, hence public. */
public final class TlsSecurity implements SecurityManagerProvider {
    /** A property of the stack: {@link TlsKey#trusted}. */
    static final String TRUSTED = "vn.giaoban.room.sip.TRUSTED";

    private final DefaultSecurityManagerProvider keys = new DefaultSecurityManagerProvider();
    private @Nullable Path trusted;

    @Override
    public void init(Properties properties) throws GeneralSecurityException, IOException {
        keys.init(properties);
        String place = properties.getProperty(TRUSTED, "");
        trusted = place.isEmpty() ? null : Path.of(place);
    }

    @Override
    public KeyManager[] getKeyManagers(boolean client) {
        return keys.getKeyManagers(client);
    }

    @Override
    public TrustManager[] getTrustManagers(boolean client) {
        return new TrustManager[] {new RoomCertificates(trusted)};
    }
}
