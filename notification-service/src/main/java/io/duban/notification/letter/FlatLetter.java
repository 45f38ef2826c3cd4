package io.duban.notification.letter;

import io.duban.notification.letter.Block.Dated;
import io.duban.notification.letter.Block.Demand;
import io.duban.notification.letter.Block.Paragraph;
import io.duban.notification.letter.Block.Signature;
import io.duban.notification.letter.Block.Title;
import io.duban.notification.letter.Block.To;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes letters apart that were written before letters had blocks. They were lines: the addressee,
 * paragraphs, the demand, and those who sign. Not a word of them is changed.
 */
public final class FlatLetter {

    private static final Pattern ORGAN = Pattern.compile("[^。；！？]{2,60}(办公室|专班|委员会|政府|局)");

    private FlatLetter() {}

    /**
     * The blocks of a letter.
     *
     * @param text all of it but its title and its date
     * @param demand what it asks for, which stands in a line of its own; absent where it asks for
     *     nothing
     */
    public static List<Block> blocks(String title, String text, String demand) {
        List<String> lines = text.lines().filter(it -> !it.isBlank()).toList();
        int first = !lines.isEmpty() && lines.getFirst().endsWith("：") ? 1 : 0;
        int asked = demand == null ? -1 : lines.lastIndexOf(demand);
        int organs = asked >= 0 ? asked + 1 : organs(lines, first);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Title(title));
        if (first == 1) {
            String to = lines.getFirst();
            blocks.add(new To(to.substring(0, to.length() - 1)));
        }
        for (int i = first; i < organs; i++) {
            blocks.add(i == asked ? new Demand(lines.get(i)) : new Paragraph(lines.get(i)));
        }
        if (organs < lines.size()) {
            blocks.add(new Signature(lines.subList(organs, lines.size())));
        }
        blocks.add(new Dated(null));
        return blocks;
    }

    /** Where those who sign begin, when no demand says what stands before them. */
    private static int organs(List<String> lines, int first) {
        int organs = lines.size();
        while (organs > first && ORGAN.matcher(lines.get(organs - 1)).matches()) {
            organs--;
        }
        return organs;
    }
}
