/** Administrative units and agencies: a tree whose levels are data, and whose past is never rewritten. */
@NullMarked
package vn.giaoban.meeting.unit;

import org.jspecify.annotations.NullMarked;
