/** What a room without our page is told by voice, and what its keys mean. */
@NullMarked
package vn.giaoban.room.sip.menu;

import org.jspecify.annotations.NullMarked;
