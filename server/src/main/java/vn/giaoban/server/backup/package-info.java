/** What an administrator does with a data folder from the command line: back it up, restore it, take a conference out. */
@NullMarked
package vn.giaoban.server.backup;

import org.jspecify.annotations.NullMarked;
