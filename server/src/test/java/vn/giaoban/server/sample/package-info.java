/** What the sample holds, and how it comes into an empty log. */
@NullMarked
package vn.giaoban.server.sample;

import org.jspecify.annotations.NullMarked;
