/** Which room systems and exchanges answer while nobody calls them: OPTIONS now and then, and what came of it. */
@NullMarked
package vn.giaoban.room.sip.pulse;

import org.jspecify.annotations.NullMarked;
