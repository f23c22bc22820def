/**
 * How the devices, rooms and lines of the sites are: from what is measured to a level with a cause, and what of it lasted
 * long enough to be kept. Pure; words for people are the page's.
 */
@NullMarked
package vn.giaoban.room.health;

import org.jspecify.annotations.NullMarked;
