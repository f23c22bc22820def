package vn.giaoban.room.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A simulated camera at a real line, on this machine only: TCP, UDP with or without header, or a serial line by socat. */
public final class CameraOnALine implements AutoCloseable {
    private static final int TICK_MILLIS = 5;

    private final SimulatedCamera camera;
    private final Framed framed;
    private volatile Weather weather;
    private final Random chance;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("simulated-camera").factory());
    private final @Nullable DatagramSocket datagrams;
    private final @Nullable ServerSocket server;
    private final @Nullable Process serial;
    private @Nullable SocketAddress caller;
    private @Nullable OutputStream stream;

    private CameraOnALine(
            Model model,
            boolean header,
            Weather weather,
            @Nullable DatagramSocket datagrams,
            @Nullable ServerSocket server,
            @Nullable Process serial) {
        this.camera = new SimulatedCamera(model);
        this.framed = new Framed(camera, header, model.quirks());
        this.weather = weather;
        this.chance = new Random(weather.seed());
        this.datagrams = datagrams;
        this.server = server;
        this.serial = serial;
        clock.scheduleAtFixedRate(this::answer, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Raw VISCA on TCP; port 0 takes a free one. */
    public static CameraOnALine tcp(Model model, int port, Weather weather) throws IOException {
        var server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        var line = new CameraOnALine(model, false, weather, null, server, null);
        Thread.ofVirtual().name("simulated-camera-tcp").start(() -> line.serve(server));
        return line;
    }

    /** VISCA on UDP; port 0 takes a free one. */
    public static CameraOnALine udp(Model model, int port, boolean header, Weather weather) throws IOException {
        var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        var line = new CameraOnALine(model, header, weather, socket, null, null);
        Thread.ofVirtual().name("simulated-camera-udp").start(() -> line.receive(socket));
        return line;
    }

    /** A serial line whose other end is the link: a pseudo terminal made by socat, which must be installed. */
    public static CameraOnALine serial(Model model, Path link, Weather weather) throws IOException {
        Process socat = new ProcessBuilder("socat", "-", "pty,raw,echo=0,link=" + link)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var line = new CameraOnALine(model, false, weather, null, null, socat);
        line.connected(socat.getOutputStream());
        Thread.ofVirtual().name("simulated-camera-serial").start(() -> line.read(socat.getInputStream()));
        return line;
    }

    /** The port it listens on; 0 on a serial line. */
    public int port() {
        return datagrams != null ? datagrams.getLocalPort() : server != null ? server.getLocalPort() : 0;
    }

    /** From now on the line is so; with a loss of 1 nothing passes a line of datagrams. */
    public void weather(double loss, int delayMillis) {
        weather = new Weather(loss, delayMillis, weather.seed());
    }

    public Weather weather() {
        return weather;
    }

    /** All that can be seen of the camera now. */
    public synchronized Map<String, Object> seen() {
        return camera.seen(now());
    }

    /** The last 200 bodies that were carried out, in hex. */
    public synchronized List<String> executed() {
        return camera.executed();
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    private void serve(ServerSocket listening) {
        while (!listening.isClosed()) {
            try (Socket client = listening.accept()) {
                client.setTcpNoDelay(true);
                connected(client.getOutputStream());
                read(client.getInputStream());
            } catch (IOException e) {
                // the client went away, or the end: the loop asks
            }
        }
    }

    private synchronized void connected(OutputStream to) {
        stream = to;
        framed.opened();
    }

    private void read(InputStream in) {
        byte[] piece = new byte[256];
        try {
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                arrived(Arrays.copyOf(piece, n));
            }
        } catch (IOException e) {
            // the client went away
        }
    }

    private void receive(DatagramSocket socket) {
        byte[] buffer = new byte[512];
        while (!socket.isClosed()) {
            var packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
            } catch (IOException e) {
                continue;
            }
            synchronized (this) {
                caller = packet.getSocketAddress();
            }
            if (!lost()) {
                arrived(Arrays.copyOf(buffer, packet.getLength()));
            }
        }
    }

    private synchronized boolean lost() {
        return chance.nextDouble() < weather.loss();
    }

    private void arrived(byte[] bytes) {
        later(() -> {
            synchronized (this) {
                framed.accept(bytes, now());
            }
        });
    }

    private void later(Runnable task) {
        if (weather.delayMillis() == 0) {
            task.run();
        } else if (!clock.isShutdown()) {
            clock.schedule(task, weather.delayMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void answer() {
        for (byte[] reply : framed.due(now())) {
            if (datagrams == null || !lost()) {
                later(() -> send(reply));
            }
        }
    }

    private synchronized void send(byte[] reply) {
        SocketAddress to = caller;
        OutputStream out = stream;
        try {
            if (datagrams != null && to != null) {
                datagrams.send(new DatagramPacket(reply, reply.length, to));
            } else if (out != null) {
                out.write(reply);
                out.flush();
            }
        } catch (IOException e) {
            stream = null;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        if (datagrams != null) {
            datagrams.close();
        }
        if (serial != null) {
            serial.destroy();
        }
        if (server != null) {
            try {
                server.close();
                OutputStream out = stream;
                if (out != null) {
                    out.close();
                }
            } catch (IOException e) {
                // closed for us
            }
        }
    }
}
