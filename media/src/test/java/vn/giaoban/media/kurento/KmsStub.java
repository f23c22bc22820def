package vn.giaoban.media.kurento;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Kurento Media Server that has no media: answers the JSON-RPC methods by which its client speaks (connect, ping,
 * create, invoke, subscribe, describe, release, closeSession) and remembers what was made and connected.
 */
final class KmsStub implements AutoCloseable {
    final Map<String, String> objects = new ConcurrentHashMap<>();
    final Map<String, Map<String, String>> tags = new ConcurrentHashMap<>();
    /** {@code type>type MEDIA} of every connection there is. */
    final List<String> connections = new CopyOnWriteArrayList<>();

    final Set<String> methods = ConcurrentHashMap.newKeySet();
    private final MultiThreadIoEventLoopGroup threads = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<Channel> clients = new CopyOnWriteArrayList<>();
    private volatile String session = "session-1";
    private final Channel listening;

    KmsStub() throws InterruptedException {
        listening = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        clients.add(channel);
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(65_536),
                                        new WebSocketServerProtocolHandler("/kurento", null, true, 1 << 20),
                                        new Requests());
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + ((InetSocketAddress) listening.localAddress()).getPort() + "/kurento");
    }

    long count(String type) {
        return objects.values().stream().filter(type::equals).count();
    }

    /** A pipeline that an earlier run left. */
    String leaveBehind(String tag) {
        String id = "old_kurento.MediaPipeline";
        objects.put(id, "MediaPipeline");
        tags.put(id, Map.of(tag, "room"));
        return id;
    }

    /** Ends as a crash does, and is at once there again, with nothing in it. */
    void crash() {
        objects.clear();
        tags.clear();
        connections.clear();
        session = "session-" + numbers.incrementAndGet();
        clients.forEach(Channel::close);
        clients.clear();
    }

    @Override
    public void close() {
        listening.close();
        threads.shutdownGracefully();
    }

    private final class Requests extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            JsonObject request = JsonParser.parseString(frame.text()).getAsJsonObject();
            String method = request.get("method").getAsString();
            methods.add(method);
            JsonObject params = request.has("params") && request.get("params").isJsonObject()
                    ? request.getAsJsonObject("params")
                    : new JsonObject();
            List<JsonObject> after = new ArrayList<>();
            JsonObject response = new JsonObject();
            response.addProperty("jsonrpc", "2.0");
            response.add("id", request.get("id"));
            boolean stale = method.equals("connect")
                    && params.has("sessionId")
                    && !params.get("sessionId").getAsString().equals(session);
            if (stale) {
                JsonObject error = new JsonObject();
                error.addProperty("code", 40007);
                error.addProperty("message", "Invalid session");
                response.add("error", error);
            } else {
                JsonObject result = new JsonObject();
                result.addProperty("sessionId", session);
                JsonElement value = answer(method, params, after);
                if (value != null) {
                    result.add("value", value);
                }
                response.add("result", result);
            }
            context.writeAndFlush(new TextWebSocketFrame(response.toString()));
            after.forEach(event -> context.writeAndFlush(new TextWebSocketFrame(event.toString())));
        }

        private JsonElement answer(String method, JsonObject params, List<JsonObject> after) {
            return switch (method) {
                case "ping" -> text("pong");
                case "create" -> {
                    String type = params.get("type").getAsString();
                    String id = numbers.incrementAndGet() + "_kurento." + type;
                    objects.put(id, type);
                    yield text(id);
                }
                case "invoke" -> invoke(params, after);
                case "subscribe" -> text("subscription-" + numbers.incrementAndGet());
                case "release" -> {
                    release(params.get("object").getAsString());
                    yield text("");
                }
                default -> text(session);
            };
        }

        private void release(String id) {
            objects.remove(id);
            connections.removeIf(wire -> wire.contains(id));
        }

        private JsonElement invoke(JsonObject params, List<JsonObject> after) {
            String object = params.get("object").getAsString();
            String operation = params.get("operation").getAsString();
            JsonObject given =
                    params.has("operationParams") ? params.getAsJsonObject("operationParams") : new JsonObject();
            switch (operation) {
                case "processOffer", "getLocalSessionDescriptor" -> {
                    return text("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=stub\r\n");
                }
                case "gatherCandidates" -> {
                    after.add(event(object, "IceGatheringDone", Map.of()));
                    after.add(
                            event(object, "DtlsConnectionStateChange", Map.of("state", "CONNECTED", "streamId", "0")));
                }
                case "connect" -> connections.add(wire(object, given));
                case "disconnect" -> connections.remove(wire(object, given));
                case "addTag" -> tags.put(object, Map.of(given.get("key").getAsString(), "room"));
                case "getPipelines" -> {
                    com.google.gson.JsonArray all = new com.google.gson.JsonArray();
                    objects.forEach((id, type) -> {
                        if (type.equals("MediaPipeline")) {
                            all.add(id);
                        }
                    });
                    return all;
                }
                case "getTags" -> {
                    com.google.gson.JsonArray all = new com.google.gson.JsonArray();
                    tags.getOrDefault(object, Map.of()).forEach((key, value) -> {
                        JsonObject tag = new JsonObject();
                        tag.addProperty("__module__", "kurento");
                        tag.addProperty("__type__", "Tag");
                        tag.addProperty("key", key);
                        tag.addProperty("value", value);
                        all.add(tag);
                    });
                    return all;
                }
                default -> {}
            }
            return text("");
        }

        private String wire(String from, JsonObject given) {
            return from + ">" + given.get("sink").getAsString() + " "
                    + given.get("mediaType").getAsString();
        }

        private JsonObject event(String object, String type, Map<String, String> fields) {
            JsonObject data = new JsonObject();
            data.addProperty("source", object);
            data.addProperty("type", type);
            data.addProperty("timestamp", "1");
            data.addProperty("timestampMillis", "1");
            data.add("tags", new com.google.gson.JsonArray());
            fields.forEach(data::addProperty);
            JsonObject value = new JsonObject();
            value.add("data", data);
            value.addProperty("object", object);
            value.addProperty("type", type);
            JsonObject params = new JsonObject();
            params.add("value", value);
            JsonObject event = new JsonObject();
            event.addProperty("jsonrpc", "2.0");
            event.addProperty("method", "onEvent");
            event.add("params", params);
            return event;
        }
    }

    private static JsonElement text(String text) {
        return new com.google.gson.JsonPrimitive(text);
    }
}
