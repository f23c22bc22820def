/** SIP on the wire, by JAIN-SIP; nothing of {@code javax.sip} leaves this package. */
@NullMarked
package vn.giaoban.room.sip.stack;

import org.jspecify.annotations.NullMarked;
