/** The WebSocket at /ws: the only place here with reactive types. */
@NullMarked
package vn.giaoban.signaling.web;

import org.jspecify.annotations.NullMarked;
