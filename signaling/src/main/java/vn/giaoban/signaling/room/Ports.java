package vn.giaoban.signaling.room;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.signaling.Access;
import vn.giaoban.signaling.DeviceSessions;
import vn.giaoban.signaling.Names;
import vn.giaoban.signaling.SessionDirectory;
import vn.giaoban.store.vault.Vault;

/**
 * What rooms stand on.
 *
 * @param ids for peers, resume tokens and the server's own commands; must not be guessable
 * @param blocking runs what may wait for a disk
 */
public record Ports(
        LiveConferences live,
        MediaPlane media,
        Vault vault,
        Names names,
        Access access,
        SessionDirectory sessions,
        DeviceSessions devices,
        InstantSource clock,
        Supplier<UUID> ids,
        Executor blocking) {}
