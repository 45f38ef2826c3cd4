package io.duban.contracts.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A rulebook and the text that it was read from, comments and all.
 *
 * @param text YAML or JSON
 */
public record RulebookSource(Rulebook rulebook, String text) {

    /**
     * Reads a rulebook that comes with the program, such as {@code linyi-2022-57}, or a city's own
     * file, which is told from an id by its ending or a slash.
     *
     * @throws InvalidRulebookException naming everything that is wrong with it
     */
    public static RulebookSource of(String idOrFile) {
        boolean file = idOrFile.indexOf('.') >= 0 || idOrFile.indexOf('/') >= 0;
        return parse(file ? read(Path.of(idOrFile)) : BundledRulebooks.text(idOrFile));
    }

    /**
     * Reads a text.
     *
     * @throws InvalidRulebookException naming everything that is wrong with it
     */
    public static RulebookSource parse(String text) {
        return new RulebookSource(RulebookReader.read(text), text);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the rulebook " + file + " cannot be read", e);
        }
    }
}
