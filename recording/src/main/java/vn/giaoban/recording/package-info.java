/** Recording of a conference: from the program feed to a sealed file that can be found, played and proven. */
@NullMarked
package vn.giaoban.recording;

import org.jspecify.annotations.NullMarked;
