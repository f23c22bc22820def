package vn.giaoban.room.sip.stack;

import gov.nist.javax.sip.stack.NioTlsMessageChannel;
import gov.nist.javax.sip.stack.SSLStateMachine;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * Says in the handshake which name was called (RFC 6066, section 3), for machines that answer under several. The stack
 * (1.3.0-91) makes its engines without one and keeps them to itself; hence these two handles into it.
 */
final class ServerName {
    private static final VarHandle MACHINE = in(NioTlsMessageChannel.class, "sslStateMachine", SSLStateMachine.class);
    private static final VarHandle ENGINE = in(SSLStateMachine.class, "sslEngine", SSLEngine.class);

    private ServerName() {}

    private static VarHandle in(Class<?> owner, String field, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findVarHandle(owner, field, type);
        } catch (ReflectiveOperationException otherVersion) {
            throw new IllegalStateException(otherVersion);
        }
    }

    /** Before the handshake begins; addresses are not said, nor what is no name of a machine. */
    static void say(NioTlsMessageChannel connection, String host) {
        SSLEngine engine = (SSLEngine) ENGINE.get((SSLStateMachine) MACHINE.get(connection));
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setServerNames(names(host));
        engine.setSSLParameters(parameters);
    }

    private static List<SNIServerName> names(String host) {
        try {
            InetAddress.ofLiteral(host);
            return List.of();
        } catch (IllegalArgumentException noAddress) {
            return name(host);
        }
    }

    private static List<SNIServerName> name(String host) {
        try {
            return List.of(new SNIHostName(host));
        } catch (IllegalArgumentException noName) {
            return List.of();
        }
    }
}
