package vn.giaoban.server;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.server.sample.SampleProvince;
import vn.giaoban.server.sample.SampleProvince.Briefing;
import vn.giaoban.signaling.directory.Office;
import vn.giaoban.signaling.directory.Offices;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.vault.Vault;

/**
 * The sample of this installation, if it has one: made at the first start. Every start prints a link to a briefing that
 * is live already; one that was closed stays in the archive and is followed by another, one that is not goes on.
 */
final class SampleOffice implements AutoCloseable {
    private final @Nullable SampleProvince province;
    private CommitLog.@Nullable Subscription invitation;

    private SampleOffice(@Nullable SampleProvince province) {
        this.province = province;
    }

    /**
     * Makes what is missing, unless the office is a real one or is to begin empty.
     *
     * @param empty what was asked on the command line; a sample that is there stays
     */
    static SampleOffice open(SampleProvince province, Vault vault, Offices offices, boolean empty) {
        Optional<Office> office = Office.read(vault);
        boolean real = office.isPresent() && office.get().sample() == null;
        if (real || (office.isEmpty() && empty)) {
            return new SampleOffice(null);
        }
        province.open();
        Briefing briefing = province.openAnother();
        if (office.isEmpty()) {
            offices.put(province.offices());
        }
        var sample = new Office.Sample(
                briefing.account().value(),
                briefing.conference().value(),
                briefing.commune().value(),
                SampleProvince.ARCHIVE_HINT);
        new Office(SampleProvince.OFFICE, SampleProvince.TECHNICIAN_PHONE, sample).write(vault);
        return new SampleOffice(province);
    }

    Optional<SampleProvince> province() {
        return Optional.ofNullable(province);
    }

    /** The first speaker is invited as soon as its simulator is there. */
    void inviteFirstSpeaker() {
        if (province != null) {
            invitation = province.inviteFirstSpeaker();
        }
    }

    @Override
    public void close() {
        if (invitation != null) {
            invitation.close();
        }
    }
}
