/** The one socket and clock of the embedded media server: a selector loop around the forwarding core. */
@NullMarked
package vn.giaoban.media.net;

import org.jspecify.annotations.NullMarked;
