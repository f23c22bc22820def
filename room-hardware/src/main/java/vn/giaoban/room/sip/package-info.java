/** Room systems over SIP: they dial in by number and PIN, take their site's seat, hear the conference and are heard. */
@NullMarked
package vn.giaoban.room.sip;

import org.jspecify.annotations.NullMarked;
