/** The simulated sites of the sample briefing: what they are to play, and the process that plays them. */
@NullMarked
package vn.giaoban.server.simulators;

import org.jspecify.annotations.NullMarked;
