package io.duban.notification.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with named placeholders such as {@code {addressee}}. It is taken apart once; a value goes
 * in as it is and is never looked at again, so nothing that a value holds can act.
 */
final class LetterText {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

    private sealed interface Piece {
        record Literal(String text) implements Piece {}

        record Placeholder(String name) implements Piece {}
    }

    private final List<Piece> pieces;

    private LetterText(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /**
     * Takes a text apart.
     *
     * @param where names the text in an error
     * @param allowed placeholders that may stand in it
     * @param required placeholders that must stand in it
     * @throws IllegalStateException when a placeholder is unknown, missing or malformed
     */
    static LetterText parse(
            String where, String source, Set<String> allowed, Set<String> required) {
        List<Piece> pieces = new ArrayList<>();
        Set<String> missing = new TreeSet<>(required);
        Matcher matcher = PLACEHOLDER.matcher(source);
        int end = 0;
        while (matcher.find()) {
            pieces.add(literal(where, source.substring(end, matcher.start())));
            String name = matcher.group(1);
            if (!allowed.contains(name)) {
                throw new IllegalStateException(
                        where + " knows no {" + name + "}, only " + new TreeSet<>(allowed));
            }
            missing.remove(name);
            pieces.add(new Piece.Placeholder(name));
            end = matcher.end();
        }
        pieces.add(literal(where, source.substring(end)));
        if (!missing.isEmpty()) {
            throw new IllegalStateException(where + " lacks the placeholders " + missing);
        }
        return new LetterText(pieces);
    }

    /** The text with the values in their places. */
    String fill(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Literal(String literal) -> text.append(literal);
                case Piece.Placeholder(String name) -> text.append(value(values, name));
            }
        }
        return text.toString();
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no value for {" + name + "}");
        }
        return value;
    }

    private static Piece literal(String where, String text) {
        if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
            throw new IllegalStateException(where + " has a brace that is no placeholder: " + text);
        }
        return new Piece.Literal(text);
    }
}
