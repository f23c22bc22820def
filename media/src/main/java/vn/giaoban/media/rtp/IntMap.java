package vn.giaoban.media.rtp;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Values by SSRC, without boxing: open addressing, grown at half full. */
public final class IntMap<V> {
    private int[] keys = new int[16];
    private @Nullable Object[] values = new @Nullable Object[16];
    private int size;

    public @Nullable V get(int key) {
        return at(find(key));
    }

    public void put(int key, V value) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int at = find(key);
        if (values[at] == null) {
            size++;
        }
        keys[at] = key;
        values[at] = value;
    }

    public int size() {
        return size;
    }

    public void clear() {
        Arrays.fill(values, null);
        size = 0;
    }

    public void forEach(Consumer<? super V> action) {
        for (int i = 0; i < values.length; i++) {
            V value = at(i);
            if (value != null) {
                action.accept(value);
            }
        }
    }

    private int find(int key) {
        int mask = keys.length - 1;
        int at = (key * 0x9e3779b9 >>> 7) & mask;
        while (values[at] != null && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    @SuppressWarnings("unchecked")
    private @Nullable V at(int index) {
        return (V) values[index];
    }

    private void grow() {
        int[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new int[oldKeys.length * 2];
        values = new @Nullable Object[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                int at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}
