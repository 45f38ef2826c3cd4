package io.duban.kit.lines;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Where the items of a stream come from, one after the other. */
public interface Source<T> {

    /** The next item; empty at the end of the stream. */
    Optional<T> next() throws IOException;

    /** Bytes that all items so far take in memory, roughly. */
    long taken();

    /** The same source, each item read as something else. */
    default <R> Source<R> map(Function<T, R> reading) {
        Source<T> items = this;
        return new Source<>() {
            @Override
            public Optional<R> next() throws IOException {
                return items.next().map(reading);
            }

            @Override
            public long taken() {
                return items.taken();
            }
        };
    }
}
