/** The program: it reads the command line and wires everything together; the only place that does. */
@NullMarked
package vn.giaoban.server;

import org.jspecify.annotations.NullMarked;
