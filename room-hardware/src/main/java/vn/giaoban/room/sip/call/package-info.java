/** What a SIP call is to do next, decided without a network or a clock. */
@NullMarked
package vn.giaoban.room.sip.call;

import org.jspecify.annotations.NullMarked;
