/** The sample: a fictional province with its communes, agencies, people, past meetings and a briefing that is live. */
@NullMarked
package vn.giaoban.server.sample;

import org.jspecify.annotations.NullMarked;
