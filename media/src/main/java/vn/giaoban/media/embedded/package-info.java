/** The embedded driver of the media port, with the factory that starts it. */
@NullMarked
package vn.giaoban.media.embedded;

import org.jspecify.annotations.NullMarked;
