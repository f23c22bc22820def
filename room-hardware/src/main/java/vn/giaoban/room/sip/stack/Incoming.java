package vn.giaoban.room.sip.stack;

import java.net.InetAddress;

/**
 * What an INVITE from outside says of itself.
 *
 * @param called the user part of the request's address: a number, a number with a PIN, or a name
 * @param caller the address of the room, as it calls itself; not proven by anything
 * @param display the name that it shows, "" when none
 * @param source where the packet came from
 * @param local our address that it came to
 * @param agent as User-Agent says, "" when it does not
 */
public record Incoming(
        String called, String caller, String display, InetAddress source, InetAddress local, String agent) {}
