package vn.giaoban.media.sfu.planted;

import java.net.DatagramSocket;
import org.jspecify.annotations.Nullable;

final class OpensASocket {
    @Nullable
    DatagramSocket socket;
}
