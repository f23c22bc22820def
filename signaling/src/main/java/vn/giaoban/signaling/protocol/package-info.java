/** The wire protocol's vocabulary (docs/protocol.md) and its codec. */
@NullMarked
package vn.giaoban.signaling.protocol;

import org.jspecify.annotations.NullMarked;
