/** What the media server does, for the technician's page and for Prometheus. */
@NullMarked
package vn.giaoban.server.media;

import org.jspecify.annotations.NullMarked;
