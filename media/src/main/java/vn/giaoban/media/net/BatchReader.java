package vn.giaoban.media.net;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Takes many datagrams of a socket with one call ({@code recvmmsg}), into memory that is used again. */
final class BatchReader {
    private static final int MESSAGES = 32;
    private static final int HEADER = LinuxSockets.MESSAGE_HEADER;
    /** Where the parts of a {@code struct mmsghdr} are. */
    private static final int NAME_LENGTH = 8;

    private static final int LENGTH = 56;

    private final Libc libc;
    private final AddressTable table = new AddressTable();
    private final byte[] datagram = new byte[UdpLoop.DATAGRAM];
    private final MemorySegment data;
    private final MemorySegment names;
    private final MemorySegment messages;

    BatchReader(Libc libc, Arena arena) {
        this.libc = libc;
        data = arena.allocate((long) MESSAGES * UdpLoop.DATAGRAM, 64);
        names = arena.allocate((long) MESSAGES * Sockaddr.SIZE, 8);
        messages = arena.allocate((long) MESSAGES * HEADER, 8);
        MemorySegment vectors = arena.allocate(MESSAGES * 16L, 8);
        for (int i = 0; i < MESSAGES; i++) {
            vectors.set(ADDRESS, i * 16L, data.asSlice((long) i * UdpLoop.DATAGRAM));
            vectors.set(JAVA_LONG, i * 16L + 8, UdpLoop.DATAGRAM);
            LinuxSockets.header(messages.asSlice((long) i * HEADER), vectors.asSlice(i * 16L));
            messages.set(ADDRESS, (long) i * HEADER, names.asSlice((long) i * Sockaddr.SIZE));
        }
    }

    /**
     * Gives what a socket holds, in whole batches until there are {@code most}.
     *
     * @param socket its number in the paths of what comes
     * @return whether there may be more
     */
    boolean drain(int fd, int socket, int most, Sockets.Receiver receiver) throws IOException {
        int taken = 0;
        int came = MESSAGES;
        while (came == MESSAGES && taken < most) {
            came = take(fd, socket, receiver);
            taken += came;
        }
        return came == MESSAGES;
    }

    private int take(int fd, int socket, Sockets.Receiver receiver) throws IOException {
        for (int i = 0; i < MESSAGES; i++) {
            messages.set(JAVA_INT, (long) i * HEADER + NAME_LENGTH, Sockaddr.SIZE);
        }
        int came = libc.receive(fd, messages, MESSAGES);
        for (int i = 0; i < came; i++) {
            int length = messages.get(JAVA_INT, (long) i * HEADER + LENGTH);
            MemorySegment.copy(data, JAVA_BYTE, (long) i * UdpLoop.DATAGRAM, datagram, 0, length);
            receiver.datagram(datagram, length, table.path(socket, names, (long) i * Sockaddr.SIZE));
        }
        return Math.max(0, came);
    }
}
