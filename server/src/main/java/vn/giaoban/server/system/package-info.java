/** How this installation is: facts of the machine and the data, and what is judged of them. */
@NullMarked
package vn.giaoban.server.system;

import org.jspecify.annotations.NullMarked;
