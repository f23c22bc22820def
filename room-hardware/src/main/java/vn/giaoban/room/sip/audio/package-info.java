/** A room's sound without sockets or clocks: codecs, jitter, drift, digits. Everything inside runs at 48 kHz, mono, in frames of 20 ms. */
@NullMarked
package vn.giaoban.room.sip.audio;

import org.jspecify.annotations.NullMarked;
