package vn.giaoban.media.jitsi;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.MediaPlane.BadOffer;
import vn.giaoban.media.sdp.Agreement;
import vn.giaoban.media.sdp.Agreement.AgreedCodec;
import vn.giaoban.media.sdp.Agreement.Part;
import vn.giaoban.media.sdp.Codec;
import vn.giaoban.media.secure.Fingerprint;

/** Colibri2 as JSON: what is asked of a bridge, and what it answers. Pure. */
final class Colibri {
    private Colibri() {}

    /** The bridge's end of one endpoint's transport. */
    record Transport(
            String ufrag,
            String password,
            Fingerprint fingerprint,
            List<InetSocketAddress> candidates,
            @Nullable URI channel) {}

    static JsonObject conference(String meeting, String name) {
        JsonObject json = new JsonObject();
        json.addProperty("meeting-id", meeting);
        json.addProperty("name", name);
        json.addProperty("create", true);
        return json;
    }

    /** An endpoint for an agreed offer, its sources named {@code id-a0} and {@code id-v0}. */
    static JsonObject endpoint(String id, Agreement agreement) {
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        json.addProperty("create", true);
        JsonArray capabilities = new JsonArray();
        capabilities.add("source-names");
        capabilities.add("ssrc-rewriting");
        json.add("capabilities", capabilities);
        JsonArray medias = new JsonArray();
        for (String kind : List.of("audio", "video")) {
            agreement.parts().stream()
                    .filter(part ->
                            part.offered().kind().equals(kind) && !part.codecs().isEmpty())
                    .findFirst()
                    .ifPresent(part -> medias.add(media(kind, part)));
        }
        json.add("medias", medias);
        JsonObject transport = new JsonObject();
        transport.addProperty("ice-controlling", false);
        json.add("transport", transport);
        JsonArray sources = new JsonArray();
        for (Part part : agreement.parts()) {
            switch (part.role()) {
                case MICROPHONE -> sources.add(source("audio", id + "-a0", part));
                case CAMERA -> sources.add(source("video", id + "-v0", part));
                default -> {}
            }
        }
        json.add("sources", sources);
        return json;
    }

    private static JsonObject media(String kind, Part part) {
        JsonObject media = new JsonObject();
        media.addProperty("type", kind);
        JsonArray types = new JsonArray();
        for (AgreedCodec agreed : part.codecs()) {
            Codec codec = agreed.offered();
            types.add(type(codec.payloadType(), codec.name(), codec, codec.format(), agreed.feedback()));
            if (agreed.repairType() >= 0) {
                types.add(type(agreed.repairType(), "rtx", codec, "apt=" + codec.payloadType(), List.of()));
            }
        }
        media.add("payload-types", types);
        JsonArray extensions = new JsonArray();
        part.offered().extensions().forEach((uri, number) -> {
            JsonObject extension = new JsonObject();
            extension.addProperty("uri", uri);
            extension.addProperty("id", number);
            extensions.add(extension);
        });
        media.add("rtp-hdrexts", extensions);
        return media;
    }

    private static JsonObject type(int id, String name, Codec codec, String format, List<String> feedback) {
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        json.addProperty("name", name);
        json.addProperty("clockrate", codec.clockRate());
        json.addProperty("channels", Math.max(1, codec.channels()));
        JsonObject parameters = new JsonObject();
        for (String part : format.split(";", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2) {
                parameters.addProperty(pair[0], pair[1]);
            }
        }
        json.add("parameters", parameters);
        JsonArray all = new JsonArray();
        for (String each : feedback) {
            String[] words = each.split(" ", 2);
            JsonObject one = new JsonObject();
            one.addProperty("type", words[0]);
            if (words.length > 1) {
                one.addProperty("subtype", words[1]);
            }
            all.add(one);
        }
        json.add("rtcp-fbs", all);
        return json;
    }

    private static JsonObject source(String kind, String name, Part part) {
        JsonObject json = new JsonObject();
        json.addProperty("type", kind);
        json.addProperty("id", name);
        JsonArray all = new JsonArray();
        for (int ssrc : part.offered().ssrcs()) {
            JsonObject one = new JsonObject();
            one.addProperty("ssrc", Integer.toUnsignedLong(ssrc));
            one.addProperty("name", name);
            all.add(one);
        }
        json.add("sources", all);
        JsonArray groups = new JsonArray();
        part.offered().repairs().forEach((media, repair) -> {
            JsonArray pair = new JsonArray();
            pair.add(Integer.toUnsignedLong(media));
            pair.add(Integer.toUnsignedLong(repair));
            JsonObject group = new JsonObject();
            group.addProperty("semantics", "FID");
            group.add("sources", pair);
            groups.add(group);
        });
        json.add("ssrc-groups", groups);
        return json;
    }

    /** The browser's end of the transport. */
    static JsonObject remote(String id, Agreement agreement) {
        JsonObject fingerprint = new JsonObject();
        fingerprint.addProperty("hash", agreement.fingerprint().algorithm());
        fingerprint.addProperty("fingerprint", agreement.fingerprint().hex());
        fingerprint.addProperty("setup", "active");
        JsonArray fingerprints = new JsonArray();
        fingerprints.add(fingerprint);
        JsonObject inner = new JsonObject();
        inner.addProperty("ufrag", agreement.ufrag());
        inner.addProperty("pwd", agreement.password());
        inner.addProperty("rtcp-mux", true);
        inner.add("fingerprints", fingerprints);
        JsonObject transport = new JsonObject();
        transport.add("transport", inner);
        JsonObject endpoint = new JsonObject();
        endpoint.addProperty("id", id);
        endpoint.add("transport", transport);
        return endpoint;
    }

    static JsonObject muted(String id, boolean muted) {
        JsonObject force = new JsonObject();
        force.addProperty("audio", muted);
        force.addProperty("video", false);
        JsonObject endpoint = new JsonObject();
        endpoint.addProperty("id", id);
        endpoint.add("force-mute", force);
        return endpoint;
    }

    static JsonObject expired(String id) {
        JsonObject endpoint = new JsonObject();
        endpoint.addProperty("id", id);
        endpoint.addProperty("expire", true);
        return endpoint;
    }

    static JsonObject with(JsonObject conference, List<JsonObject> endpoints) {
        JsonArray all = new JsonArray();
        endpoints.forEach(all::add);
        conference.add("endpoints", all);
        return conference;
    }

    /** Reads an endpoint's transport; {@link BadOffer} {@code media-server-refuses} names what is missing. */
    static Transport transport(JsonObject answer, String id) {
        for (JsonElement each : array(answer, "endpoints")) {
            JsonObject endpoint = each.getAsJsonObject();
            if (endpoint.has("id") && endpoint.get("id").getAsString().equals(id)) {
                JsonObject inner = endpoint.getAsJsonObject("transport");
                return read(inner == null ? new JsonObject() : inner.getAsJsonObject("transport"));
            }
        }
        throw new BadOffer("media-server-refuses", "endpoints");
    }

    private static Transport read(@Nullable JsonObject json) {
        if (json == null || !json.has("ufrag") || !json.has("pwd")) {
            throw new BadOffer("media-server-refuses", "transport");
        }
        Fingerprint fingerprint = null;
        for (JsonElement each : array(json, "fingerprints")) {
            JsonObject one = each.getAsJsonObject();
            Fingerprint read = Fingerprint.parse(
                    one.get("hash").getAsString() + " " + one.get("fingerprint").getAsString());
            fingerprint = fingerprint == null ? read : fingerprint;
        }
        if (fingerprint == null) {
            throw new BadOffer("media-server-refuses", "fingerprints");
        }
        List<InetSocketAddress> candidates = new ArrayList<>();
        for (JsonElement each : array(json, "candidates")) {
            JsonObject one = each.getAsJsonObject();
            if (one.get("protocol").getAsString().equals("udp")) {
                candidates.add(new InetSocketAddress(
                        one.get("ip").getAsString(), one.get("port").getAsInt()));
            }
        }
        JsonArray channels = array(json, "web-sockets");
        return new Transport(
                json.get("ufrag").getAsString(),
                json.get("pwd").getAsString(),
                fingerprint,
                candidates,
                channels.isEmpty() ? null : URI.create(channels.get(0).getAsString()));
    }

    static JsonArray array(JsonObject json, String name) {
        return json.has(name) && json.get(name).isJsonArray() ? json.getAsJsonArray(name) : new JsonArray();
    }

    /** What a receiver wants to see, by the sources' names and the tallest picture of each. */
    static JsonObject constraints(Map<String, Integer> heights) {
        JsonObject json = new JsonObject();
        json.addProperty("colibriClass", "ReceiverVideoConstraints");
        json.addProperty("lastN", heights.size());
        JsonArray selected = new JsonArray();
        JsonObject each = new JsonObject();
        heights.forEach((name, height) -> {
            selected.add(name);
            each.add(name, height(height));
        });
        json.add("selectedSources", selected);
        json.add("defaultConstraints", height(0));
        json.add("constraints", each);
        return json;
    }

    private static JsonObject height(int pixels) {
        JsonObject json = new JsonObject();
        json.addProperty("maxHeight", pixels);
        return json;
    }
}
