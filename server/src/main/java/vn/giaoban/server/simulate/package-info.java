/** The simulators' process: sites of the sample that come in, say they are here, and send prepared loops when asked to. */
@NullMarked
package vn.giaoban.server.simulate;

import org.jspecify.annotations.NullMarked;
