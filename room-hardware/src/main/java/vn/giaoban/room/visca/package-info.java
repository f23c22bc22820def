/**
 * The bytes of VISCA: what a controller says to a camera, what the camera answers, and Sony's header around both on UDP.
 * Source: docs/room-hardware.md, from the manuals of Sony (SRG-300H, SRG-A40, BRC-X400, BRC-X1000, BRC-AM7, FR7) and
 * PTZOptics (G2).
 */
@NullMarked
package vn.giaoban.room.visca;

import org.jspecify.annotations.NullMarked;
