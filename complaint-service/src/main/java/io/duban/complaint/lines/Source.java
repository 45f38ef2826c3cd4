package io.duban.complaint.lines;

import java.io.IOException;
import java.util.Optional;

/** Where the items of a stream come from, one after the other. */
@FunctionalInterface
public interface Source<T> {

    /** The next item; empty at the end of the stream. */
    Optional<T> next() throws IOException;
}
