package vn.giaoban.room.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of a manual's table as it is printed: {@code 01 04 47 0p 0q 0r 0s}. Capital hex digits stand for themselves, small
 * letters for any; two of them for a byte.
 */
record Pattern(List<String> tokens) {
    Pattern {
        tokens = List.copyOf(tokens);
    }

    static Pattern of(String row) {
        return new Pattern(List.of(row.split(" ")));
    }

    /** The values of the small letters, when the body between address and {@code FF} is such a row. */
    Optional<int[]> match(byte[] body) {
        if (body.length != tokens.size()) {
            return Optional.empty();
        }
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < body.length; i++) {
            int value = body[i] & 0xFF;
            String token = tokens.get(i);
            boolean anyHigh = Character.isLowerCase(token.charAt(0));
            boolean anyLow = Character.isLowerCase(token.charAt(1));
            if (!anyHigh && value >> 4 != Character.digit(token.charAt(0), 16)
                    || !anyLow && (value & 0x0F) != Character.digit(token.charAt(1), 16)) {
                return Optional.empty();
            }
            if (anyLow) {
                values.add(anyHigh ? value : value & 0x0F);
            }
        }
        return Optional.of(values.stream().mapToInt(Integer::intValue).toArray());
    }
}
