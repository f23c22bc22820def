package vn.giaoban.room.sip.call;

import org.jspecify.annotations.Nullable;
import vn.giaoban.room.sip.sdp.Agreement;
import vn.giaoban.room.sip.sdp.Answering;
import vn.giaoban.room.sip.sdp.BadSdp;
import vn.giaoban.room.sip.sdp.Local;
import vn.giaoban.room.sip.sdp.Offering;
import vn.giaoban.room.sip.sdp.Sdp;

/** Both ends' descriptions of one call, and what was agreed by them. */
final class Descriptions {
    private Local local;
    private String offer = "";
    private @Nullable String remoteOrigin;
    private @Nullable Agreement agreement;

    Descriptions(Local local) {
        this.local = local;
    }

    @Nullable
    Agreement agreement() {
        return agreement;
    }

    /** An offer of ours. */
    String offer() {
        offer = Offering.offer(local);
        return offer;
    }

    /** Ours from now on is a new version. */
    void next() {
        local = local.next();
    }

    /** What was agreed, offered as it stands, but as a new version: the room sets its media up anew. */
    String renewed(Agreement stands) {
        next();
        offer = local.renewed(stands.sdp());
        return offer;
    }

    /** Answers an offer. */
    Agreement agree(String sdp) {
        Sdp read = Sdp.parse(sdp);
        Agreement agreed = Answering.answer(read, local);
        remoteOrigin = read.origin();
        agreement = agreed;
        return agreed;
    }

    /** Takes the answer to our last offer; null for none at all. */
    Agreement accept(@Nullable String sdp) {
        if (sdp == null) {
            throw new BadSdp("sdp-no-answer", "");
        }
        Sdp answer = Sdp.parse(sdp);
        Agreement agreed = Offering.answered(offer, answer, local);
        remoteOrigin = answer.origin();
        agreement = agreed;
        return agreed;
    }

    /** Whether a description is of the version that we have. */
    boolean known(String sdp) {
        return Sdp.parse(sdp).origin().equals(remoteOrigin);
    }
}
