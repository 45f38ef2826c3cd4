package io.duban.notification.letter;

import io.duban.contracts.Identifiers;
import io.duban.contracts.measure.Measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The wording of all letters, a set for each rulebook: those that come with the program, below
 * {@code templates}, and in their place those of a city's own folder.
 */
public final class LetterTemplates {

    /** For a rulebook that has no set of its own. */
    private static final String USUAL = "linyi-2022-57";

    private final Map<String, LetterSet> sets;

    private LetterTemplates(Map<String, LetterSet> sets) {
        this.sets = Map.copyOf(sets);
    }

    /** Those that come with the program. */
    public static LetterTemplates bundled() {
        return new LetterTemplates(Map.of(USUAL, usual()));
    }

    /**
     * Those of a city: each folder in this one is a set, called as the rulebook's id.
     *
     * @throws InvalidTemplateException naming each file that is missing or wrong, with the line
     */
    public static LetterTemplates of(Path folder) {
        Map<String, LetterSet> sets = new HashMap<>();
        sets.put(USUAL, usual());
        List<Path> own = folders(folder);
        if (own.isEmpty()) {
            throw new Spot(folder.toString(), 1).error("holds no folder with a set of templates");
        }
        for (Path set : own) {
            String id = set.getFileName().toString();
            if (!Identifiers.isValid(id)) {
                throw new Spot(set.toString(), 1).error("is not called as any rulebook");
            }
            sets.put(id, new LetterSet(id, TemplateFolder.at(set)));
        }
        return new LetterTemplates(sets);
    }

    /**
     * Where the number of a letter comes from that was written before there were numbers.
     *
     * @param rulebook id of the rulebook
     * @param measure that it takes, or takes back
     * @param revoking whether it takes it back
     */
    public Series series(String rulebook, Measure measure, boolean revoking) {
        LetterSet set = of(rulebook);
        Series its = set.kind(measure).series();
        return revoking ? new Series(its.organ(), set.revoking()) : its;
    }

    /** The set for a rulebook. */
    LetterSet of(String rulebook) {
        return sets.getOrDefault(rulebook, sets.get(USUAL));
    }

    private static LetterSet usual() {
        return new LetterSet(USUAL, TemplateFolder.bundled(USUAL));
    }

    private static List<Path> folders(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Spot(folder.toString(), 1).error("is no folder");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
