package vn.giaoban.room.sip.menu;

import java.util.ArrayList;
import java.util.List;
import vn.giaoban.room.sip.menu.MenuAction.Ask;
import vn.giaoban.room.sip.menu.MenuAction.HangUp;
import vn.giaoban.room.sip.menu.MenuAction.Hush;
import vn.giaoban.room.sip.menu.MenuAction.LookUp;
import vn.giaoban.room.sip.menu.MenuAction.Say;
import vn.giaoban.room.sip.menu.MenuInput.Entrance;

/**
 * A room's way into its conference by number and PIN, and its keys once it is there: *1 asks for the floor, *2
 * withdraws, *3 reports presence, *4 gives the floor back, *5 calls the technician, *9 changes the language, *0 tells
 * all of them. Times are milliseconds.
 */
public final class Menu {
    private static final int MOST_TRIES = 3;
    private static final int MOST_DIGITS = 12;
    /** After the last key, what was typed counts as complete. */
    private static final long PAUSE_MILLIS = 4_000;

    private static final long PATIENCE_MILLIS = 60_000;

    private final StringBuilder typed = new StringBuilder();
    private State state = State.NEW;
    private String number = "";
    private boolean english;
    private boolean star;
    private boolean called;
    private boolean floor;
    private int tries;
    private long lastKeyAt;
    private long since;

    private enum State {
        NEW,
        NUMBER,
        PIN,
        LOOKING,
        ENTERING,
        IN,
        COUNT,
        OVER
    }

    /** Takes in what happened and says what follows, in order. */
    public List<MenuAction> handle(MenuInput input, long now) {
        if (state == State.OVER) {
            return List.of();
        }
        return switch (input) {
            case MenuInput.Begun begun -> begun(begun, now);
            case MenuInput.Digit(char digit) -> digit(digit, now);
            case MenuInput.Found(Entrance entrance) -> found(entrance, now);
            case MenuInput.Seated _ -> {
                boolean first = state == State.ENTERING;
                enter(State.IN, now);
                yield first ? told(Prompt.WELCOME) : List.of();
            }
            case MenuInput.Waiting _ -> List.of(say(Prompt.SEAT_TAKEN));
            case MenuInput.Done(Wish wish, boolean granted) -> List.of(say(granted ? answer(wish) : Prompt.REFUSED));
            case MenuInput.Stands stands -> stands(stands);
            case MenuInput.Ended(boolean meeting) -> end(meeting ? Prompt.OVER : Prompt.LATER, "conference-left");
            case MenuInput.Tick _ -> tick(now);
        };
    }

    private List<MenuAction> begun(MenuInput.Begun begun, long now) {
        if (begun.number() == null) {
            return ask(State.NUMBER, Prompt.NUMBER, now);
        }
        number = begun.number();
        return look(begun.pin() == null ? "" : begun.pin(), now);
    }

    private List<MenuAction> look(String pin, long now) {
        enter(State.LOOKING, now);
        return List.of(new LookUp(number, pin));
    }

    private List<MenuAction> ask(State next, Prompt prompt, long now, Prompt... before) {
        enter(next, now);
        List<MenuAction> actions = new ArrayList<>();
        for (Prompt each : before) {
            actions.add(say(each));
        }
        actions.add(say(prompt));
        return actions;
    }

    private void enter(State next, long now) {
        state = next;
        since = now;
        lastKeyAt = now;
        typed.setLength(0);
    }

    private List<MenuAction> digit(char digit, long now) {
        lastKeyAt = now;
        if (state == State.IN) {
            return key(digit, now);
        }
        boolean typing = state == State.NUMBER || state == State.PIN || state == State.COUNT;
        if (!typing) {
            return List.of();
        }
        if (digit == '#') {
            return typed.isEmpty() ? List.of() : complete(now);
        }
        if (digit == '*') {
            typed.setLength(0);
        } else if (Character.isDigit(digit) && typed.length() < MOST_DIGITS) {
            typed.append(digit);
        }
        return List.of(new Hush());
    }

    private List<MenuAction> complete(long now) {
        String text = typed.toString();
        return switch (state) {
            case NUMBER -> {
                number = text;
                yield look("", now);
            }
            case PIN -> look(text, now);
            case COUNT -> {
                enter(State.IN, now);
                yield List.of(
                        new Hush(),
                        new Ask(Wish.PRESENT, Integer.parseInt(text.substring(0, Math.min(5, text.length())))));
            }
            case NEW, LOOKING, ENTERING, IN, OVER -> List.of();
        };
    }

    private List<MenuAction> key(char digit, long now) {
        if (digit == '*') {
            star = true;
            return List.of();
        }
        boolean meant = star;
        star = false;
        if (!meant) {
            return List.of();
        }
        return switch (digit) {
            case '0' -> told(Prompt.KEYS);
            case '1' -> List.of(new Hush(), new Ask(Wish.SPEAK, 0));
            case '2' -> List.of(new Hush(), new Ask(Wish.WITHDRAW, 0));
            case '3' -> ask(State.COUNT, Prompt.COUNT, now);
            case '4' -> List.of(new Hush(), new Ask(Wish.YIELD, 0));
            case '5' -> List.of(new Hush(), new Ask(Wish.TECHNICIAN, 0));
            case '9' -> {
                english = !english;
                yield told(Prompt.KEYS);
            }
            default -> List.of();
        };
    }

    private List<MenuAction> found(Entrance entrance, long now) {
        return switch (entrance) {
            case OPEN -> {
                enter(State.ENTERING, now);
                yield List.of();
            }
            case NEEDS_PIN -> ask(State.PIN, Prompt.PIN, now);
            case WRONG -> {
                tries++;
                yield tries >= MOST_TRIES
                        ? end(Prompt.WRONG, "wrong-pin")
                        : ask(State.NUMBER, Prompt.NUMBER, now, Prompt.WRONG);
            }
            case NO_MEETING -> end(Prompt.NO_MEETING, "no-meeting");
            case BARRED -> end(Prompt.LATER, "too-many-wrong-pins");
            case FAILED -> end(Prompt.LATER, "look-up-failed");
        };
    }

    private List<MenuAction> stands(MenuInput.Stands now) {
        boolean begins = now.floor() && !floor;
        boolean ends = floor && !now.floor();
        boolean prepare = now.called() && !called && !now.floor();
        floor = now.floor();
        called = now.called();
        if (state != State.IN && state != State.COUNT) {
            return List.of();
        }
        return begins
                ? List.of(new Hush(), say(Prompt.FLOOR))
                : ends ? List.of(say(Prompt.FLOOR_ENDED)) : prepare ? List.of(say(Prompt.CALLED)) : List.of();
    }

    private static Prompt answer(Wish wish) {
        return switch (wish) {
            case SPEAK -> Prompt.ASKED;
            case WITHDRAW -> Prompt.WITHDRAWN;
            case YIELD -> Prompt.YIELDED;
            case PRESENT -> Prompt.PRESENT;
            case TECHNICIAN -> Prompt.TECHNICIAN;
        };
    }

    private List<MenuAction> tick(long now) {
        boolean typing = state == State.NUMBER || state == State.PIN || state == State.COUNT;
        if (typing && !typed.isEmpty() && now - lastKeyAt > PAUSE_MILLIS) {
            return complete(now);
        }
        if (state == State.COUNT && now - lastKeyAt > 4 * PAUSE_MILLIS) {
            enter(State.IN, now);
            return List.of();
        }
        boolean waiting = state == State.NUMBER || state == State.PIN || state == State.ENTERING;
        return waiting && now - Math.max(since, lastKeyAt) > PATIENCE_MILLIS
                ? end(Prompt.LATER, "nothing-entered")
                : List.of();
    }

    private List<MenuAction> end(Prompt prompt, String cause) {
        state = State.OVER;
        return List.of(new Hush(), say(prompt), new HangUp(cause));
    }

    /** What may be pressed, and in the other language how to hear it in that. */
    private List<MenuAction> told(Prompt prompt) {
        return List.of(new Hush(), say(prompt), new Say(Prompt.LANGUAGE, !english));
    }

    private Say say(Prompt prompt) {
        return new Say(prompt, english);
    }
}
