package vn.giaoban.room.sip.menu;

/** What a room's menu wants done. */
public sealed interface MenuAction {
    /** @param english else Vietnamese */
    record Say(Prompt prompt, boolean english) implements MenuAction {}

    /** Stops what is being said, because a key was pressed. */
    record Hush() implements MenuAction {}

    /** Looks up a site by its number; {@code pin} is "" when none was given. */
    record LookUp(String number, String pin) implements MenuAction {}

    /** @param number of people, for {@link Wish#PRESENT} */
    record Ask(Wish wish, int number) implements MenuAction {}

    /** Ends the call once everything is said. */
    record HangUp(String cause) implements MenuAction {}
}
