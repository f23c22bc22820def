package vn.giaoban.media.sfu.planted;

final class ReadsTheClock {
    long now() {
        return System.nanoTime();
    }
}
