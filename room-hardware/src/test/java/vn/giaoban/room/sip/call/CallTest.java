package vn.giaoban.room.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.room.sip.call.CallInput.Terms;
import vn.giaoban.room.sip.sdp.Local;

class CallTest {
    private static final String OFFER =
            "v=0\r\no=room 1 1 IN IP4 10.0.0.5\r\ns=-\r\nc=IN IP4 10.0.0.5\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8\r\n";
    private static final Terms TIMER = new Terms(true, false, 1_800, "", 0);

    private final Call call =
            new Call(new Local(InetAddress.ofLiteral("127.0.0.1"), 20_000, 0, 7, 1, new byte[Local.MATERIAL]), 45_000);

    private List<CallAction> up(Terms terms) {
        List<CallAction> actions = call.handle(new CallInput.Invited(OFFER, terms), 0);
        call.handle(new CallInput.Acknowledged(null), 10);
        return actions;
    }

    @Test
    void anOfferIsAnsweredAndItsMediaBegins() {
        List<CallAction> actions = up(Terms.NONE);
        assertThat(actions.getFirst()).isInstanceOfSatisfying(CallAction.Respond.class, respond -> {
            assertThat(respond.status()).isEqualTo(200);
            assertThat(respond.sdp()).contains("m=audio 20000 RTP/AVP 8");
        });
        assertThat(actions.getLast()).isInstanceOf(CallAction.Media.class);
        assertThat(call.state()).isEqualTo(Call.State.UP);
    }

    @Test
    void aRoomThatOffersNothingIsOfferedAndAnswersWithItsAcknowledgement() {
        List<CallAction> actions = call.handle(new CallInput.Invited(null, Terms.NONE), 0);
        assertThat(actions)
                .singleElement()
                .isInstanceOfSatisfying(
                        CallAction.Respond.class,
                        respond -> assertThat(respond.sdp()).contains("opus/48000/2", "G722/8000"));
        assertThat(call.handle(new CallInput.Acknowledged(OFFER), 10))
                .singleElement()
                .isInstanceOf(CallAction.Media.class);
    }

    @Test
    void aSessionThatTheRoomRefreshesEndsWhenItDoesNot() {
        up(TIMER);
        assertThat(call.handle(new CallInput.Tick(), 1_000_000)).isEmpty();
        assertThat(call.handle(new CallInput.Tick(), 1_769_000))
                .last()
                .isEqualTo(new CallAction.Over("session-expired"));
    }

    @Test
    void aSessionThatIsOursToRefreshIsRefreshedAtHalfItsTime() {
        up(new Terms(true, true, 600, "uas", 0));
        assertThat(call.handle(new CallInput.Tick(), 299_000)).isEmpty();
        assertThat(call.handle(new CallInput.Tick(), 300_000))
                .singleElement()
                .isInstanceOfSatisfying(
                        CallAction.Refresh.class,
                        refresh -> assertThat(refresh.update()).isTrue());
        call.handle(new CallInput.Answered(200, null, new Terms(true, true, 600, "uac", 0)), 300_100);
        assertThat(call.handle(new CallInput.Tick(), 590_000)).isEmpty();
    }

    @Test
    void aSessionShorterThanNinetySecondsIsRefusedWithWhatWouldBeTaken() {
        assertThat(call.handle(new CallInput.Invited(OFFER, new Terms(true, false, 60, "", 0)), 0)
                        .getFirst())
                .isInstanceOfSatisfying(CallAction.Respond.class, respond -> {
                    assertThat(respond.status()).isEqualTo(422);
                    assertThat(respond.terms().least()).isEqualTo(90);
                });
    }

    @Test
    void theSameDescriptionAgainChangesNothing() {
        up(TIMER);
        List<CallAction> actions = call.handle(new CallInput.Reinvited(OFFER, TIMER), 1_000);
        assertThat(actions)
                .singleElement()
                .isInstanceOfSatisfying(
                        CallAction.Respond.class,
                        respond -> assertThat(respond.sdp()).contains("o=giaoban 7 1 "));
    }

    @Test
    void holdIsAnsweredAndTellsTheMedia() {
        up(Terms.NONE);
        String hold = OFFER.replace("room 1 1", "room 1 2") + "a=sendonly\r\n";
        List<CallAction> actions = call.handle(new CallInput.Reinvited(hold, Terms.NONE), 1_000);
        assertThat(actions.getLast())
                .isInstanceOfSatisfying(
                        CallAction.Media.class,
                        media -> assertThat(media.agreement().held()).isTrue());
    }

    @Test
    void aBadDescriptionInTheMiddleLeavesTheCallStanding() {
        up(Terms.NONE);
        assertThat(call.handle(new CallInput.Reinvited("nonsense", Terms.NONE), 1_000))
                .containsExactly(new CallAction.Respond(488, null, Terms.NONE));
        assertThat(call.state()).isEqualTo(Call.State.UP);
    }

    @Test
    void aCallThatIsNeverAcknowledgedEnds() {
        call.handle(new CallInput.Invited(OFFER, Terms.NONE), 0);
        assertThat(call.handle(new CallInput.Tick(), 33_000))
                .containsExactly(new CallAction.SendBye("not-acknowledged"), new CallAction.Over("not-acknowledged"));
    }

    @Test
    void aRoomThatAnswersOurCallIsAcknowledged() {
        assertThat(call.handle(new CallInput.Dialled(), 0)).singleElement().isInstanceOf(CallAction.SendInvite.class);
        assertThat(call.handle(new CallInput.Answered(200, OFFER, Terms.NONE), 100))
                .first()
                .isInstanceOf(CallAction.SendAck.class);
        assertThat(call.state()).isEqualTo(Call.State.UP);
    }

    @Test
    void aRoomThatIsBusyIsNamedSo() {
        call.handle(new CallInput.Dialled(), 0);
        assertThat(call.handle(new CallInput.Answered(486, null, Terms.NONE), 100))
                .containsExactly(new CallAction.Over("room-answered-486"));
    }

    @Test
    void aRoomThatRingsAndIsNotAnsweredIsNoLongerCalled() {
        call.handle(new CallInput.Dialled(), 0);
        call.handle(new CallInput.Ringing(100), 20_000);
        call.handle(new CallInput.Ringing(180), 30_000);
        call.handle(new CallInput.Ringing(180), 60_000);
        assertThat(call.handle(new CallInput.Tick(), 74_900)).isEmpty();
        assertThat(call.handle(new CallInput.Tick(), 75_000))
                .containsExactly(new CallAction.SendCancel(), new CallAction.Over("room-no-answer"));
    }

    @Test
    void aRoomThatOnlySaysThatItTriesIsNoLongerCalled() {
        call.handle(new CallInput.Dialled(), 0);
        call.handle(new CallInput.Ringing(100), 100);
        assertThat(call.handle(new CallInput.Tick(), 44_900)).isEmpty();
        assertThat(call.handle(new CallInput.Tick(), 45_000)).last().isEqualTo(new CallAction.Over("room-no-answer"));
    }

    @Test
    void aRoomThatCannotBeReachedEndsTheCallByItsReason() {
        call.handle(new CallInput.Dialled(), 0);
        assertThat(call.handle(new CallInput.Failed("room-unreachable"), 100))
                .containsExactly(new CallAction.Over("room-unreachable"));
    }

    @Test
    void aRoomThatNeitherSendsSoundNorCanBeReachedLosesItsSeat() {
        up(Terms.NONE);
        call.handle(new CallInput.Repair(), 6_000);
        assertThat(call.handle(new CallInput.Unsent(), 6_100))
                .containsExactly(new CallAction.SendBye("room-unreachable"), new CallAction.Over("room-unreachable"));
    }

    @Test
    void aRefreshThatCouldNotBeSentIsMadeAgainUntilTheSessionExpires() {
        up(new Terms(true, true, 600, "uas", 0));
        assertThat(call.handle(new CallInput.Tick(), 300_000)).hasSize(1);
        assertThat(call.handle(new CallInput.Unsent(), 300_100)).isEmpty();
        assertThat(call.handle(new CallInput.Tick(), 320_000)).hasSize(1);
        assertThat(call.handle(new CallInput.Tick(), 568_000)).last().isEqualTo(new CallAction.Over("session-expired"));
    }

    @Test
    void soundThatGoesOneWayIsAgreedAnewAsANewVersionOfTheSameLines() {
        up(Terms.NONE);
        assertThat(call.handle(new CallInput.Repair(), 6_000))
                .singleElement()
                .isInstanceOfSatisfying(CallAction.Refresh.class, refresh -> {
                    assertThat(refresh.update()).isFalse();
                    assertThat(refresh.sdp()).contains("o=giaoban 7 2 ", "m=audio 20000 RTP/AVP 8");
                });
        assertThat(call.handle(new CallInput.Repair(), 6_100))
                .as("one at a time")
                .isEmpty();
        String elsewhere = OFFER.replace("room 1 1", "room 1 2").replace("4000", "4002");
        assertThat(call.handle(new CallInput.Answered(200, elsewhere, Terms.NONE), 6_200))
                .singleElement()
                .isInstanceOfSatisfying(
                        CallAction.Media.class,
                        media -> assertThat(media.agreement().audio().remote())
                                .isEqualTo(new InetSocketAddress("10.0.0.5", 4002)));
        call.handle(new CallInput.Repair(), 20_000);
        assertThat(call.handle(new CallInput.Answered(488, null, Terms.NONE), 20_100))
                .as("a room that will not is left as it was")
                .isEmpty();
        assertThat(call.state()).isEqualTo(Call.State.UP);
    }
}
