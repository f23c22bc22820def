package vn.giaoban.room.sip.stack;

import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the stack is to run. */
final class StackSettings {
    private static final int MOST_BYTES = 65_536;
    /** The stack's own choice has none that Java still allows. */
    static final String[] CIPHERS = {
        "TLS_AES_128_GCM_SHA256",
        "TLS_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"
    };

    private StackSettings() {}

    static Properties of(@Nullable TlsKey tls) {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "giaoban-" + UUID.randomUUID());
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", QuietStackLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", QuietServerLogger.class.getName());
        properties.setProperty(
                "gov.nist.javax.sip.MESSAGE_PROCESSOR_FACTORY", "gov.nist.javax.sip.stack.NioMessageProcessorFactory");
        properties.setProperty("gov.nist.javax.sip.MAX_MESSAGE_SIZE", Integer.toString(MOST_BYTES));
        properties.setProperty("gov.nist.javax.sip.READ_TIMEOUT", "5000");
        properties.setProperty("gov.nist.javax.sip.RELIABLE_CONNECTION_KEEP_ALIVE_TIMEOUT", "30");
        if (tls != null) {
            properties.setProperty("javax.net.ssl.keyStore", tls.keyStore().toString());
            properties.setProperty("javax.net.ssl.keyStorePassword", tls.password());
            properties.setProperty("javax.net.ssl.keyStoreType", "PKCS12");
            properties.setProperty("gov.nist.javax.sip.SECURITY_MANAGER_PROVIDER", TlsSecurity.class.getName());
            properties.setProperty(
                    TlsSecurity.TRUSTED,
                    tls.trusted() == null ? "" : tls.trusted().toString());
            properties.setProperty("gov.nist.javax.sip.TLS_CLIENT_AUTH_TYPE", "Disabled");
            properties.setProperty("gov.nist.javax.sip.TLS_CLIENT_PROTOCOLS", "TLSv1.2,TLSv1.3");
            properties.setProperty("gov.nist.javax.sip.ENABLED_CIPHER_SUITES", String.join(",", CIPHERS));
        }
        return properties;
    }
}
