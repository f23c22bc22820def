package vn.giaoban.room.sip.media;

import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.room.sip.translate.RoomToBrowsers;

/**
 * A room's picture that is not baseline, on its way into the conference: coded anew, because browsers were promised
 * constrained baseline and may show another profile black. Confined to the loop.
 */
final class PlainPicture implements RoomToBrowsers.Source {
    private final RoomToBrowsers coder;
    private final FromRoom.Into into;
    private final Runnable keyFrameNeeded;
    private final ParameterSets sets = new ParameterSets();
    private boolean runs;

    PlainPicture(RoomToBrowsers coder, FromRoom.Into into, Runnable keyFrameNeeded) {
        this.coder = coder;
        this.into = into;
        this.keyFrameNeeded = keyFrameNeeded;
    }

    /** @return false where it cannot be coded anew: as it is it may still be seen by some */
    boolean packet(int sequence, long at, boolean marker, byte[] payload, long now) {
        if (!runs) {
            runs = true;
            coder.join(this);
        }
        coder.packet(this, sequence, at, marker, payload, now);
        return coder.codes(this) && coder.fault(this).isEmpty();
    }

    /** The picture is wanted anew: before those of other rooms. */
    void again() {
        if (runs) {
            coder.join(this);
        }
    }

    /** The picture is not wanted any more. */
    void rest() {
        if (runs) {
            runs = false;
            coder.leave(this);
        }
    }

    /** Why it does not come out; "" when it does, or need not. */
    String fault() {
        if (!runs) {
            return "";
        }
        return coder.codes(this) ? coder.fault(this) : "room-not-baseline";
    }

    @Override
    public void coded(long at, boolean marker, byte[] payload) {
        if (runs) {
            for (byte[] part : sets.with(payload)) {
                into.packet(Codec.H264, part, at, marker && part == payload);
            }
        }
    }

    @Override
    public void roomKeyFrameNeeded() {
        keyFrameNeeded.run();
    }
}
