package vn.giaoban.room.sip;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.sip.media.CallMedia;
import vn.giaoban.room.sip.menu.Menu;
import vn.giaoban.room.sip.menu.MenuAction;
import vn.giaoban.room.sip.menu.MenuInput;
import vn.giaoban.room.sip.menu.Prompt;
import vn.giaoban.room.sip.menu.Wish;

/** What one call is told by voice, and does by keys. Confined to the rooms' thread. */
final class RoomVoice {
    /** After the last word, until the room is hung up on. */
    private static final long LAST_WORDS_MILLIS = 15_000;

    private final RoomCall call;
    private final RoomEntry entry;
    private final RoomCall.Tools tools;
    private final Menu menu = new Menu();
    private CompletionStage<Boolean> speech = CompletableFuture.completedStage(true);
    private @Nullable String lastWords;
    private long lastWordsAt;

    RoomVoice(RoomCall call, RoomEntry entry, RoomCall.Tools tools) {
        this.call = call;
        this.entry = entry;
        this.tools = tools;
    }

    void menu(MenuInput input, long now) {
        for (MenuAction action : menu.handle(input, now)) {
            CallMedia sound = call.media();
            switch (action) {
                case MenuAction.Say(var prompt, boolean english) -> {
                    if (sound != null) {
                        say(sound, prompt, english);
                    }
                }
                case MenuAction.Hush _ -> {
                    if (sound != null) {
                        sound.hush();
                    }
                }
                case MenuAction.LookUp(String number, String pin) -> {
                    if (!call.outgoing()) {
                        entry.lookUp(number, pin);
                    }
                }
                case MenuAction.Ask(Wish wish, int number) -> entry.ask(wish, number);
                case MenuAction.HangUp(String cause) -> {
                    lastWords = cause;
                    lastWordsAt = now;
                }
            }
        }
    }

    /** Reading a prompt may block; they are said in order all the same. */
    private void say(CallMedia sound, Prompt prompt, boolean english) {
        speech = speech.handleAsync(
                (_, _) -> {
                    short[] pcm = tools.prompts().of(prompt, english);
                    call.later(() -> sound.say(pcm));
                    return true;
                },
                tools.blocking());
    }

    void tick(long now) {
        if (!call.over()) {
            menu(new MenuInput.Tick(), now);
        }
        if (lastWords != null && now - lastWordsAt > LAST_WORDS_MILLIS) {
            call.hangUp(lastWords);
        }
    }

    /** All was said that was to be. */
    void said() {
        if (lastWords != null) {
            call.hangUp(lastWords);
        }
    }
}
