/** The office that this server belongs to, and whether the server is well. */
@NullMarked
package vn.giaoban.server.office;

import org.jspecify.annotations.NullMarked;
