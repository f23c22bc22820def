package vn.giaoban.store.log;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Something that is wrong with a stored log: a stable code and its parameters. */
public sealed interface Finding {

    /** The kebab-case name of the fault. */
    String code();

    /** What a message about it needs to say, by name. */
    SortedMap<String, String> params();

    /** One event is not what was appended. */
    record EventChanged(long position, UUID command, StreamId stream, long sequence, String name) implements Finding {
        @Override
        public String code() {
            return "event-changed";
        }

        @Override
        public SortedMap<String, String> params() {
            return sorted(Map.of(
                    "position", Long.toString(position),
                    "command", command.toString(),
                    "stream", stream.toString(),
                    "sequence", Long.toString(sequence),
                    "name", name));
        }
    }

    /**
     * A commit does not follow from the one before it, though its events agree with their own sums: its header, scopes,
     * basis or number of events was changed, or the hash before it was.
     */
    record ChainBroken(long position, UUID command) implements Finding {
        @Override
        public String code() {
            return "chain-broken";
        }

        @Override
        public SortedMap<String, String> params() {
            return sorted(Map.of("position", Long.toString(position), "command", command.toString()));
        }
    }

    /** A position below the head holds no commit. */
    record CommitMissing(long position) implements Finding {
        @Override
        public String code() {
            return "commit-missing";
        }

        @Override
        public SortedMap<String, String> params() {
            return sorted(Map.of("position", Long.toString(position)));
        }
    }

    /** A commit is not found by one of its scopes. */
    record ScopeHidden(long position, String scope) implements Finding {
        @Override
        public String code() {
            return "scope-hidden";
        }

        @Override
        public SortedMap<String, String> params() {
            return sorted(Map.of("position", Long.toString(position), "scope", scope));
        }
    }

    /** A commit or one of its events is not found by an index of the file: an index page was changed. */
    record IndexDiffers(long position, String index) implements Finding {
        @Override
        public String code() {
            return "index-differs";
        }

        @Override
        public SortedMap<String, String> params() {
            return sorted(Map.of("position", Long.toString(position), "index", index));
        }
    }

    /**
     * A page of a file is not what its kind of page can be.
     *
     * @param page its number, from 1
     * @param of the table or index that it belongs to
     * @param position the first that cannot be read for it; 0 when it holds no commit
     */
    record PageDamaged(String file, long page, String of, long position) implements Finding {
        /** Whether it only leads to commits. */
        public boolean ofIndex() {
            return !of.equals("commits") && !of.equals("events");
        }

        /** The same page, met at another position. */
        public Finding at(long met) {
            return new PageDamaged(file, page, of, met);
        }

        @Override
        public String code() {
            return "page-damaged";
        }

        @Override
        public SortedMap<String, String> params() {
            return sorted(
                    Map.of("file", file, "page", Long.toString(page), "of", of, "position", Long.toString(position)));
        }
    }

    /** The log ends before the position that its anchor proves. */
    record LogBehindAnchor(long anchor, long head) implements Finding {
        @Override
        public String code() {
            return "log-behind-anchor";
        }

        @Override
        public SortedMap<String, String> params() {
            return sorted(Map.of("anchor", Long.toString(anchor), "head", Long.toString(head)));
        }
    }

    /** The log ends before the position that a view has seen. */
    record LogBehindView(String view, long reached, long head) implements Finding {
        @Override
        public String code() {
            return "log-behind-view";
        }

        @Override
        public SortedMap<String, String> params() {
            return sorted(Map.of("view", view, "reached", Long.toString(reached), "head", Long.toString(head)));
        }
    }

    /** The commit at the anchor's position has another hash than the anchor: what stands at or before it was rewritten. */
    record AnchorDiffers(long position) implements Finding {
        @Override
        public String code() {
            return "anchor-differs";
        }

        @Override
        public SortedMap<String, String> params() {
            return sorted(Map.of("position", Long.toString(position)));
        }
    }

    /** A log with commits has no anchor. */
    record AnchorMissing(String file) implements Finding {
        @Override
        public String code() {
            return "anchor-missing";
        }

        @Override
        public SortedMap<String, String> params() {
            return sorted(Map.of("file", file));
        }
    }

    /** The anchor is not as this installation signed it. */
    record AnchorForged(String file) implements Finding {
        @Override
        public String code() {
            return "anchor-forged";
        }

        @Override
        public SortedMap<String, String> params() {
            return sorted(Map.of("file", file));
        }
    }

    /** A file cannot be read from a position on. */
    record FileUnreadable(String file, long position, String detail) implements Finding {
        @Override
        public String code() {
            return "file-unreadable";
        }

        @Override
        public SortedMap<String, String> params() {
            return sorted(Map.of("file", file, "position", Long.toString(position), "detail", detail));
        }
    }

    private static SortedMap<String, String> sorted(Map<String, String> params) {
        return new TreeMap<>(params);
    }
}
