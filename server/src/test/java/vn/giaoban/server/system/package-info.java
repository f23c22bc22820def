/** What is judged of an installation, and what its page is given. */
@NullMarked
package vn.giaoban.server.system;

import org.jspecify.annotations.NullMarked;
