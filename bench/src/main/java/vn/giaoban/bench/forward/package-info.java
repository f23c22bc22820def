/** Forwarding, measured beside a bare loop and Janus in one run: a generator of real peers, and the servers as processes. */
@NullMarked
package vn.giaoban.bench.forward;

import org.jspecify.annotations.NullMarked;
