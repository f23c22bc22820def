/** The driver of the media port for a Kurento Media Server: one leg to send, one for each picture, sound mixed there. */
@NullMarked
package vn.giaoban.media.kurento;

import org.jspecify.annotations.NullMarked;
