/** What signaling needs to know from the rest of the server: who a session belongs to, what they may do, how things are named. */
@NullMarked
package vn.giaoban.signaling;

import org.jspecify.annotations.NullMarked;
