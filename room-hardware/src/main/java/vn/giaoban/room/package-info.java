/**
 * Room cameras over VISCA and room systems over SIP: the ports through which a conference moves a camera and takes in a
 * codec, and the device health that technicians see. A room joins the same slots, recording and roll as a browser.
 */
@NullMarked
package vn.giaoban.room;

import org.jspecify.annotations.NullMarked;
