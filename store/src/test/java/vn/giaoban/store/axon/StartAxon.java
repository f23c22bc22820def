package vn.giaoban.store.axon;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.updates.UpdateChecker;
import vn.giaoban.store.log.InMemoryCommitLog;

/**
 * Starts Axon, prints {@code connection <host>} for every one that is tried, and ends at the
 * first, or after three seconds (thirty when it was not switched off). Arguments:
 * {@code off} switches the update check off, {@code eager} makes Axon create it, as its Spring module does.
 */
final class StartAxon {
    private StartAxon() {}

    public static void main(String[] args) throws InterruptedException {
        CountDownLatch tried = new CountDownLatch(1);
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                System.out.println("connection " + uri.getHost());
                tried.countDown();
                throw new IllegalArgumentException("no way out");
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                System.out.println("connection " + uri.getHost());
            }
        });
        Set<String> arguments = Set.of(args);
        if (arguments.contains("off")) {
            PhoneHome.off();
        }
        Configuration axon = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(configuration ->
                        new CommitLogStorageEngine(new InMemoryCommitLog(), new CounterCodec(), InstantSource.system()))
                .configureAggregate(Counter.class)
                .buildConfiguration();
        if (arguments.contains("eager")) {
            axon.getComponent(UpdateChecker.class);
        }
        axon.start();
        tried.await(arguments.contains("off") ? 3 : 30, TimeUnit.SECONDS);
        System.out.println("started " + axon.eventStore().getClass().getSimpleName());
        System.exit(0);
    }
}
