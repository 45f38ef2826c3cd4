package io.duban.notification.letter;

import io.duban.notification.letter.Block.Annex;
import io.duban.notification.letter.Block.Demand;
import io.duban.notification.letter.Block.Heading;
import io.duban.notification.letter.Block.Paragraph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The wording of one kind of letter: its title, what it demands, and the body that holds them
 * together.
 *
 * <p>The file has lines {@code title: …} and {@code demand: …}, where it has a table {@code annex:
 * …}, which titles the page that a long one goes to, then a line {@code ---}, and then the body: a
 * paragraph a line; {@code # …}, {@code ## …} and {@code ### …} are headings of the three levels,
 * of which what follows the first 。 runs on in their line; {@code {{facts}}}, {@code {{table}}} and
 * {@code {{demand}}} stand alone on theirs.
 */
final class LetterTemplate {

    /**
     * Which values a kind of letter has.
     *
     * @param values that may stand everywhere
     * @param inDemand values that the demand must have
     * @param alone what must or may stand alone on a line of the body
     */
    record Vocabulary(Set<String> values, Set<String> inDemand, Set<Whole> alone) {}

    /** What is more than a line. */
    enum Whole {
        FACTS,
        TABLE,
        DEMAND;

        String mark() {
            return "{{" + name().toLowerCase(Locale.ROOT) + "}}";
        }
    }

    /**
     * What a letter tells besides its values.
     *
     * @param facts as paragraphs
     * @param table in the place of figures, as short as it may be there
     * @param annexes where a longer one went
     */
    record Content(List<Block> facts, List<Block> table, List<Annex> annexes) {

        static final Content NONE = new Content(List.of(), List.of(), List.of());
    }

    /** What has been written. */
    record Written(String title, String demand, List<Block> body) {}

    private sealed interface Line {
        record Words(LetterText text) implements Line {}

        record Head(int level, LetterText text) implements Line {}

        record All(Whole whole) implements Line {}
    }

    private final LetterText title;
    private final LetterText demand;
    private final LetterText annex;
    private final List<Line> body;

    private LetterTemplate(Head head, List<Line> body) {
        this.title = head.title();
        this.demand = head.demand();
        this.annex = head.annex();
        this.body = List.copyOf(body);
    }

    /**
     * Reads a template.
     *
     * @param file as errors name it
     * @throws InvalidTemplateException naming the file and the line
     */
    static LetterTemplate parse(String file, String source, Vocabulary words) {
        List<String> lines = source.lines().toList();
        int separator = lines.indexOf("---");
        if (separator < 0) {
            throw new Spot(file, Math.max(1, lines.size()))
                    .error("has no line '---' between its title and its body");
        }
        Head head = Head.parse(file, lines.subList(0, separator), words);
        List<Line> body = new ArrayList<>();
        for (int i = separator + 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                body.add(line(new Spot(file, i + 1), lines.get(i).strip(), words));
            }
        }
        check(new Spot(file, lines.size()), body, head, words);
        return new LetterTemplate(head, body);
    }

    /** Writes the letter between its addressee and its signature, and its annexes. */
    Written write(Map<String, String> values, Content content) {
        String asked = demand.fill(values);
        List<Block> blocks = new ArrayList<>();
        for (Line line : body) {
            switch (line) {
                case Line.Words(LetterText text) -> blocks.add(new Paragraph(text.fill(values)));
                case Line.Head(int level, LetterText text) ->
                        blocks.add(heading(level, text.fill(values)));
                case Line.All(Whole whole) -> blocks.addAll(whole(whole, asked, content));
            }
        }
        return new Written(title.fill(values), asked, blocks);
    }

    /** What a long table's page is called; empty where there can be none. */
    String annex(Map<String, String> values) {
        return annex == null ? "" : annex.fill(values);
    }

    /** Whether it shows its figures in a table. */
    boolean hasTable() {
        return body.contains(new Line.All(Whole.TABLE));
    }

    private static List<Block> whole(Whole whole, String asked, Content content) {
        return switch (whole) {
            case FACTS -> content.facts();
            case TABLE -> content.table();
            case DEMAND -> List.of(new Demand(asked));
        };
    }

    private static Heading heading(int level, String text) {
        int end = text.indexOf('。') + 1;
        return end == 0
                ? new Heading(level, text, "")
                : new Heading(level, text.substring(0, end), text.substring(end));
    }

    private static Line line(Spot spot, String line, Vocabulary words) {
        for (Whole whole : words.alone()) {
            if (line.equals(whole.mark())) {
                return new Line.All(whole);
            }
        }
        for (Whole whole : Whole.values()) {
            if (line.contains(whole.mark())) {
                throw spot.error(
                        words.alone().contains(whole)
                                ? whole.mark() + " must stand alone on its line"
                                : "nobody gives " + whole.mark() + " here");
            }
        }
        int level = line.indexOf(' ');
        if (line.startsWith("#")) {
            if (level < 1 || level > 3 || !line.substring(0, level).matches("#+")) {
                throw spot.error("a heading begins with #, ## or ### and a space: " + line);
            }
            return new Line.Head(
                    level, LetterText.parse(spot, line.substring(level).strip(), words.values()));
        }
        return new Line.Words(LetterText.parse(spot, line, words.values()));
    }

    private static void check(Spot end, List<Line> body, Head head, Vocabulary words) {
        Set<Line> wholes = new HashSet<>();
        for (Line line : body) {
            if (line instanceof Line.All(Whole whole) && !wholes.add(line)) {
                throw end.error("has " + whole.mark() + " twice");
            }
        }
        boolean table = wholes.contains(new Line.All(Whole.TABLE));
        boolean told = table || wholes.contains(new Line.All(Whole.FACTS));
        if (words.alone().contains(Whole.FACTS) && !told) {
            throw end.error("lacks the line {{facts}} or {{table}}");
        }
        if (!wholes.contains(new Line.All(Whole.DEMAND))) {
            throw end.error("lacks the line {{demand}}");
        }
        if (table != (head.annex() != null)) {
            throw end.error("must have both the line {{table}} and a line 'annex: …', or neither");
        }
    }

    /** What stands before the body. */
    private record Head(LetterText title, LetterText demand, LetterText annex) {

        private static final Set<String> KEYS = Set.of("title", "demand", "annex");

        static Head parse(String file, List<String> lines, Vocabulary words) {
            Map<String, LetterText> parts = new HashMap<>();
            for (int i = 0; i < lines.size(); i++) {
                Spot spot = new Spot(file, i + 1);
                String line = lines.get(i);
                int colon = line.indexOf(": ");
                String key = colon < 0 ? "" : line.substring(0, colon);
                if (!KEYS.contains(key)) {
                    throw spot.error("must begin with title, demand or annex and ': ': " + line);
                }
                String value = line.substring(colon + 2).strip();
                LetterText text = LetterText.parse(spot, value, words.values());
                if (parts.putIfAbsent(key, text) != null) {
                    throw spot.error("is a second line '" + key + ": …'");
                }
                if (key.equals("demand") && !text.names().containsAll(words.inDemand())) {
                    throw spot.error("the demand must name " + words.inDemand());
                }
            }
            if (!parts.keySet().containsAll(Set.of("title", "demand"))) {
                throw new Spot(file, lines.size() + 1)
                        .error("lacks a line 'title: …' or a line 'demand: …' before it");
            }
            return new Head(parts.get("title"), parts.get("demand"), parts.get("annex"));
        }
    }
}
