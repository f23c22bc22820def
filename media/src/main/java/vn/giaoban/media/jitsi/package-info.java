/** The driver of the media port for a Jitsi Videobridge, by colibri2: this server does what Jicofo does elsewhere. */
@NullMarked
package vn.giaoban.media.jitsi;

import org.jspecify.annotations.NullMarked;
