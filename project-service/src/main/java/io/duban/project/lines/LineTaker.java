package io.duban.project.lines;

import java.io.IOException;

/** Takes the lines of a file, one after the other. */
@FunctionalInterface
interface LineTaker {

    /**
     * Takes the next line.
     *
     * @throws IOException when nobody is there any more to be told of it
     */
    void take(Line line) throws IOException;
}
