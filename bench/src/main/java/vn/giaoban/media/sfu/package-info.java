/** The forwarder's leaves under JMH; in its package, because they are nobody else's. */
@NullMarked
package vn.giaoban.media.sfu;

import org.jspecify.annotations.NullMarked;
