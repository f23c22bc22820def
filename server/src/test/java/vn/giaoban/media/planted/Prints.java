package vn.giaoban.media.planted;

final class Prints {
    void hello() {
        System.out.println("hello");
    }
}
