package vn.giaoban.meeting.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveRoom.Request;

/**
 * The requests to speak (Danh sách đăng ký phát biểu), in the chair's one order; at most one of each site.
 *
 * @param orders how many places have been given out, those of requests long gone included
 */
record SpeechQueue(List<Request> requests, int orders) {
    static final SpeechQueue EMPTY = new SpeechQueue(List.of(), 0);

    SpeechQueue {
        requests = List.copyOf(requests);
    }

    Request require(RequestId id) {
        return find(id).orElseThrow(() -> new Rejected("request-unknown"));
    }

    Request require(RequestId id, SiteId site) {
        return find(id).filter(request -> request.site().equals(site))
                .orElseThrow(() -> new Rejected("request-unknown"));
    }

    Optional<Request> find(RequestId id) {
        return requests.stream().filter(request -> request.id().equals(id)).findFirst();
    }

    Optional<Request> of(SiteId site) {
        return requests.stream().filter(request -> request.site().equals(site)).findFirst();
    }

    int indexOf(@Nullable RequestId id) {
        for (int i = 0; i < requests.size(); i++) {
            if (requests.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    boolean isLast(RequestId id) {
        return indexOf(id) == requests.size() - 1;
    }

    List<RequestId> order() {
        return requests.stream().map(Request::id).toList();
    }

    /** Whether an order names each waiting request once and no other. */
    boolean isPermutation(List<RequestId> order) {
        return order.size() == requests.size() && new HashSet<>(order).equals(new HashSet<>(order()));
    }

    SpeechQueue plus(Request request) {
        return insert(requests.size(), request).countingOrder();
    }

    SpeechQueue insert(int index, Request request) {
        var more = new ArrayList<>(requests);
        more.add(Math.min(index, more.size()), request);
        return new SpeechQueue(more, orders);
    }

    SpeechQueue minus(@Nullable RequestId id) {
        return new SpeechQueue(
                requests.stream().filter(request -> !request.id().equals(id)).toList(), orders);
    }

    SpeechQueue deferred(RequestId id) {
        Request late = require(id);
        return minus(id).plus(new Request(late.id(), late.site(), late.speaker(), late.topic(), late.since(), true));
    }

    SpeechQueue ordered(List<RequestId> order) {
        return new SpeechQueue(order.stream().map(this::require).toList(), orders);
    }

    private SpeechQueue countingOrder() {
        return new SpeechQueue(requests, orders + 1);
    }
}
