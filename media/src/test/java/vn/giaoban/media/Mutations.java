package vn.giaoban.media;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Damages samples in seeded ways and gives them to a parser; a failure prints the seed. */
public final class Mutations {
    private static final int ROUNDS = 20_000;

    private Mutations() {}

    public static void of(List<byte[]> samples, Consumer<byte[]> parser) {
        long seed = Long.getLong("seed", 20260101L);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = damaged(samples.get(random.nextInt(samples.size())), random);
            try {
                parser.accept(bytes);
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "seed " + seed + " round " + round + " bytes " + Hex.text(bytes, bytes.length), e);
            }
        }
    }

    private static byte[] damaged(byte[] sample, Random random) {
        byte[] bytes = sample.clone();
        switch (random.nextInt(4)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(40));
            case 2 -> random.nextBytes(bytes);
            default -> {}
        }
        for (int i = random.nextInt(6); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
