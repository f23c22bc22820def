package vn.giaoban.media.net;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandle;

/**
 * Lets a thread go before whatever else the machine does, where Linux permits that (root, {@code CAP_SYS_NICE} or a limit
 * {@code RLIMIT_NICE}). A voice that waits for a processor makes every browser hold sound back for many seconds, and is
 * heard as a gap in a room. For threads that carry sound, and for nothing else.
 */
public final class Precedence {
    /** Weighs about ten times as much as what others are given (man 7 sched). */
    static final int NICE = -10;

    private static final int PRIO_PROCESS = 0;
    /** SCHED_OTHER; threads that this one starts have none of it. */
    private static final int RESET_ON_FORK = 0x4000_0000;

    private Precedence() {}

    /** For the calling thread; false where it is not permitted or not Linux. */
    public static boolean take() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle schedule = Libc.call("sched_setscheduler", JAVA_INT, JAVA_INT, ADDRESS);
            MethodHandle priority = Libc.call("setpriority", JAVA_INT, JAVA_INT, JAVA_INT);
            var state = new Libc(arena).state();
            var none = arena.allocate(JAVA_INT);
            return Libc.value(() -> (int) schedule.invokeExact(state, 0, RESET_ON_FORK, none)) == 0
                    && Libc.value(() -> (int) priority.invokeExact(state, PRIO_PROCESS, 0, NICE)) == 0;
        } catch (LinkageError | RuntimeException e) {
            return false;
        }
    }
}
