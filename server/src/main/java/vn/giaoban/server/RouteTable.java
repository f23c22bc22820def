package vn.giaoban.server;

import java.util.ArrayList;
import java.util.List;
import vn.giaoban.signaling.api.Route;

/** Every route of the server, gathered group by group. */
final class RouteTable {
    private final List<Route> routes = new ArrayList<>();

    void add(List<Route> group) {
        routes.addAll(group);
    }

    List<Route> all() {
        return List.copyOf(routes);
    }
}
