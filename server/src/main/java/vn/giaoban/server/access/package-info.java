/** Who somebody is and what they may do: passwords, sessions, service tokens, site links, devices, the one-time start. */
@NullMarked
package vn.giaoban.server.access;

import org.jspecify.annotations.NullMarked;
