package vn.giaoban.store.log;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A finding as a JSON object that can be read again: its code and its own fields. */
public final class FindingJson {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CODE = "code";

    private FindingJson() {}

    public static byte[] write(Finding finding) {
        ObjectNode json = JSON.createObjectNode().put(CODE, finding.code());
        json.setAll((ObjectNode) JSON.valueToTree(finding));
        return JSON.writeValueAsBytes(json);
    }

    /** @throws IllegalArgumentException when it is none */
    public static Finding read(byte[] bytes) {
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode json && json.remove(CODE) instanceof JsonNode code) {
                return JSON.treeToValue(json, type(code.asString()));
            }
            throw new IllegalArgumentException("not a finding");
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a finding: " + e.getMessage(), e);
        }
    }

    private static Class<? extends Finding> type(String code) {
        return switch (code) {
            case "event-changed" -> Finding.EventChanged.class;
            case "chain-broken" -> Finding.ChainBroken.class;
            case "commit-missing" -> Finding.CommitMissing.class;
            case "scope-hidden" -> Finding.ScopeHidden.class;
            case "index-differs" -> Finding.IndexDiffers.class;
            case "page-damaged" -> Finding.PageDamaged.class;
            case "log-behind-anchor" -> Finding.LogBehindAnchor.class;
            case "log-behind-view" -> Finding.LogBehindView.class;
            case "anchor-differs" -> Finding.AnchorDiffers.class;
            case "anchor-missing" -> Finding.AnchorMissing.class;
            case "anchor-forged" -> Finding.AnchorForged.class;
            case "file-unreadable" -> Finding.FileUnreadable.class;
            default -> throw new IllegalArgumentException("not a finding: " + code);
        };
    }
}
