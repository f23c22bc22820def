package vn.giaoban.signaling.api;

/** What a route does. Runs on a virtual thread of its own and may wait; throws {@link Problem} to refuse. */
@FunctionalInterface
public interface Handler {
    Answer handle(Call call) throws Exception;
}
