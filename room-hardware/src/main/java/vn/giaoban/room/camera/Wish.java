package vn.giaoban.room.camera;

/** How the pad is held now, each from -100 to 100: right, up, nearer picture, nearer focus are positive; 0 is still. */
public record Wish(int pan, int tilt, int zoom, int focus) {
    public static final Wish STILL = new Wish(0, 0, 0, 0);

    public Wish {
        for (int part : new int[] {pan, tilt, zoom, focus}) {
            if (part < -100 || part > 100) {
                throw new IllegalArgumentException("a part of a wish is from -100 to 100, not " + part);
            }
        }
    }
}
