package vn.giaoban.room.sip.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.room.sip.menu.MenuAction.Ask;
import vn.giaoban.room.sip.menu.MenuAction.HangUp;
import vn.giaoban.room.sip.menu.MenuAction.LookUp;
import vn.giaoban.room.sip.menu.MenuAction.Say;
import vn.giaoban.room.sip.menu.MenuInput.Entrance;

class MenuTest {
    private final Menu menu = new Menu();

    private List<MenuAction> press(String keys) {
        List<MenuAction> actions = new ArrayList<>();
        for (char key : keys.toCharArray()) {
            actions.addAll(menu.handle(new MenuInput.Digit(key), 1_000));
        }
        return actions;
    }

    private void sit() {
        menu.handle(new MenuInput.Begun("12007", "123456"), 0);
        menu.handle(new MenuInput.Found(Entrance.OPEN), 100);
        assertThat(menu.handle(new MenuInput.Seated(), 200))
                .endsWith(new Say(Prompt.WELCOME, false), new Say(Prompt.LANGUAGE, true));
    }

    @Test
    void aRoomThatDialsNoNumberIsAskedForBoth() {
        assertThat(menu.handle(new MenuInput.Begun(null, null), 0)).containsExactly(new Say(Prompt.NUMBER, false));
        assertThat(press("12007#")).contains(new LookUp("12007", ""));
        assertThat(menu.handle(new MenuInput.Found(Entrance.NEEDS_PIN), 2_000))
                .containsExactly(new Say(Prompt.PIN, false));
        assertThat(press("481516#")).contains(new LookUp("12007", "481516"));
    }

    @Test
    void whatWasTypedCountsAfterFourSecondsWithoutAHashKey() {
        menu.handle(new MenuInput.Begun(null, null), 0);
        press("12007");
        assertThat(menu.handle(new MenuInput.Tick(), 4_900)).isEmpty();
        assertThat(menu.handle(new MenuInput.Tick(), 5_100)).containsExactly(new LookUp("12007", ""));
    }

    @Test
    void aStarBeginsTheNumberAnew() {
        menu.handle(new MenuInput.Begun(null, null), 0);
        assertThat(press("99*12#")).contains(new LookUp("12", ""));
    }

    @Test
    void aNumberThatCannotBeLookedUpEndsTheCallWithAWord() {
        menu.handle(new MenuInput.Begun("12007", "481516"), 0);
        assertThat(menu.handle(new MenuInput.Found(Entrance.FAILED), 1))
                .endsWith(new Say(Prompt.LATER, false), new HangUp("look-up-failed"));
    }

    @Test
    void threeWrongPinsEndTheCall() {
        menu.handle(new MenuInput.Begun("12007", "1"), 0);
        assertThat(menu.handle(new MenuInput.Found(Entrance.WRONG), 1))
                .containsExactly(new Say(Prompt.WRONG, false), new Say(Prompt.NUMBER, false));
        press("12007#");
        menu.handle(new MenuInput.Found(Entrance.WRONG), 2);
        press("12007#");
        assertThat(menu.handle(new MenuInput.Found(Entrance.WRONG), 3)).last().isEqualTo(new HangUp("wrong-pin"));
    }

    @Test
    void keysAfterAStarAreWishes() {
        sit();
        assertThat(press("*1")).contains(new Ask(Wish.SPEAK, 0));
        assertThat(press("*2")).contains(new Ask(Wish.WITHDRAW, 0));
        assertThat(press("*4")).contains(new Ask(Wish.YIELD, 0));
        assertThat(press("*5")).contains(new Ask(Wish.TECHNICIAN, 0));
        assertThat(press("1")).isEmpty();
    }

    @Test
    void presenceIsReportedWithTheNumberOfPeople() {
        sit();
        assertThat(press("*3")).containsExactly(new Say(Prompt.COUNT, false));
        assertThat(press("12#")).contains(new Ask(Wish.PRESENT, 12));
    }

    @Test
    void theLanguageChangesWithAKey() {
        sit();
        assertThat(press("*9")).endsWith(new Say(Prompt.KEYS, true), new Say(Prompt.LANGUAGE, false));
        assertThat(menu.handle(new MenuInput.Done(Wish.SPEAK, true), 1_000))
                .containsExactly(new Say(Prompt.ASKED, true));
    }

    @Test
    void allKeysAreToldToWhoAsks() {
        sit();
        assertThat(press("*0")).endsWith(new Say(Prompt.KEYS, false), new Say(Prompt.LANGUAGE, true));
    }

    @Test
    void theFloorIsAnnouncedOnceWhenItComesAndWhenItGoes() {
        sit();
        assertThat(menu.handle(new MenuInput.Stands(true, false), 1)).containsExactly(new Say(Prompt.CALLED, false));
        assertThat(menu.handle(new MenuInput.Stands(true, false), 2)).isEmpty();
        assertThat(menu.handle(new MenuInput.Stands(false, true), 3)).contains(new Say(Prompt.FLOOR, false));
        assertThat(menu.handle(new MenuInput.Stands(false, false), 4))
                .containsExactly(new Say(Prompt.FLOOR_ENDED, false));
    }

    @Test
    void aRoomThatEntersNothingIsHungUpOnAfterAMinute() {
        menu.handle(new MenuInput.Begun(null, null), 0);
        assertThat(menu.handle(new MenuInput.Tick(), 59_000)).isEmpty();
        assertThat(menu.handle(new MenuInput.Tick(), 61_000)).last().isEqualTo(new HangUp("nothing-entered"));
    }

    @ParameterizedTest
    @CsvSource({
        "12007, 12007,",
        "12007*481516, 12007, 481516",
        "12007.481516, 12007, 481516",
        "12007#481516, 12007, 481516",
        "12007-481516, 12007, 481516",
        "12007%23481516, 12007, 481516",
        "12007*481516#, 12007, 481516",
        "hop,,",
        "'',,",
        "12a,,"
    })
    void everyUsualWayToDialIsUnderstood(String user, String number, String pin) {
        assertThat(Dialled.of(user)).isEqualTo(new Dialled(number, pin));
    }

    @ParameterizedTest
    @CsvSource({
        "application/dtmf-relay, 'Signal=5\r\nDuration=160', 5",
        "application/dtmf-relay, 'Signal= #', #",
        "application/dtmf-relay, 'Signal=11', #",
        "application/dtmf, '*', *",
        "application/dtmf, '10', *",
        "text/plain, '5',",
        "application/dtmf-relay, 'Duration=5',"
    })
    void keysToldByInfoAreUnderstood(String type, String body, Character digit) {
        assertThat(InfoDigits.of(type, body)).isEqualTo(digit);
    }
}
