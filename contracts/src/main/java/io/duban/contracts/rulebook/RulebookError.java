package io.duban.contracts.rulebook;

/**
 * One thing that is wrong with a rulebook.
 *
 * @param path JSON pointer to the place, empty for the whole text
 * @param line line in the text, counted from 1
 * @param problem what is wrong there
 */
public record RulebookError(String path, int line, String problem) {

    @Override
    public String toString() {
        return "line " + line + " " + path + ": " + problem;
    }
}
