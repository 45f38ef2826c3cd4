package io.duban.contracts.rulebook;

import io.duban.contracts.Identifiers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;

/** The rulebooks that come with the program, as resources below {@code /rulebooks}. */
final class BundledRulebooks {

    private BundledRulebooks() {}

    static Rulebook read(String id) {
        return RulebookReader.read(text(id));
    }

    /** The bundled rulebook of this id, or for a city of its own the first one that there was. */
    static String besides(String id) {
        boolean bundled =
                Identifiers.isValid(id)
                        && BundledRulebooks.class.getResource("/rulebooks/" + id + ".yaml") != null;
        return text(bundled ? id : "linyi-2022-57");
    }

    /** The rulebook as it is written, with the source of each parameter in its comments. */
    static String text(String id) {
        String resource = "/rulebooks/" + Identifiers.require("id", id) + ".yaml";
        try (InputStream in = BundledRulebooks.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new NoSuchElementException("no rulebook '" + id + "' is bundled");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
