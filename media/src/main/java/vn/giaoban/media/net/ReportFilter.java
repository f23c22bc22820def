package vn.giaoban.media.net;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Has the kernel put reports (RTCP, by the numbers of RFC 5761, 4) into a second socket on the same port, for which the
 * loop does not wake: several hundred receivers tell of what came 20 times a second, each for itself, and waking for each
 * costs more than reading it. (man 7 socket, SO_ATTACH_REUSEPORT_CBPF)
 */
final class ReportFilter {
    private static final int SO_REUSEPORT = 15;
    private static final int SO_ATTACH_REUSEPORT_CBPF = 51;
    private static final int INSTRUCTION = 8;

    /** {@code struct sock_filter}: code, jump if true, jump if false, operand. What is returned numbers the socket. */
    private static final int[][] PROGRAM = {
        {0x30, 0, 0, 0}, // the first byte
        {0x54, 0, 0, 0xc0},
        {0x15, 0, 3, 0x80}, // version 2
        {0x30, 0, 0, 1}, // the second byte
        {0x54, 0, 0, 0xe0},
        {0x15, 1, 0, 0xc0}, // 192 to 223
        {0x06, 0, 0, 0},
        {0x06, 0, 0, 1},
    };

    private final Libc libc;
    private final MemorySegment one;
    private final MemorySegment program;

    ReportFilter(Libc libc, Arena arena) {
        this.libc = libc;
        one = arena.allocate(JAVA_INT);
        one.set(JAVA_INT, 0, 1);
        MemorySegment instructions = arena.allocate((long) PROGRAM.length * INSTRUCTION, 8);
        for (int i = 0; i < PROGRAM.length; i++) {
            long at = (long) i * INSTRUCTION;
            instructions.set(JAVA_SHORT, at, (short) PROGRAM[i][0]);
            instructions.set(JAVA_BYTE, at + 2, (byte) PROGRAM[i][1]);
            instructions.set(JAVA_BYTE, at + 3, (byte) PROGRAM[i][2]);
            instructions.set(JAVA_INT, at + 4, PROGRAM[i][3]);
        }
        program = arena.allocate(16, 8);
        program.set(JAVA_SHORT, 0, (short) PROGRAM.length);
        program.set(ADDRESS, 8, instructions);
    }

    /**
     * Parts them. The first socket is bound alone before, so that a port that somebody has is still refused.
     *
     * @param bound the socket that has the port
     * @param reports a socket of the same options, not yet bound
     */
    void part(int bound, int reports, MemorySegment name, int length) throws IOException {
        libc.option(bound, Libc.SOL_SOCKET, SO_REUSEPORT, one);
        libc.option(reports, Libc.SOL_SOCKET, SO_REUSEPORT, one);
        libc.bind(reports, name, length);
        libc.option(bound, Libc.SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, program);
    }
}
