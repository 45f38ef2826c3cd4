package io.duban.notification.letter;

import io.duban.notification.letter.Block.Annex;
import io.duban.notification.letter.Block.Copies;
import io.duban.notification.letter.Block.Dated;
import io.duban.notification.letter.Block.Demand;
import io.duban.notification.letter.Block.Heading;
import io.duban.notification.letter.Block.Paragraph;
import io.duban.notification.letter.Block.Points;
import io.duban.notification.letter.Block.Signature;
import io.duban.notification.letter.Block.Table;
import io.duban.notification.letter.Block.Title;
import io.duban.notification.letter.Block.To;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A letter as plain text, in the order in which its pages are read: one line for a paragraph, one
 * for a row of a table with tabs between its cells.
 */
public final class PlainText {

    private final List<String> lines = new ArrayList<>();

    private PlainText() {}

    /** What is written, without title and date: from 主送 to the last annex and 抄送. */
    public static String body(List<Block> blocks) {
        List<Block> body =
                blocks.stream()
                        .filter(it -> !(it instanceof Title || it instanceof Dated))
                        .toList();
        PlainText text = new PlainText();
        text.parts(Reading.of(body));
        return text.joined();
    }

    /** All that is on its pages, but their numbers. */
    public static String whole(Paper paper) {
        Reading parts = Reading.of(paper.blocks());
        PlainText text = new PlainText();
        text.line(paper.stamp());
        text.line(paper.head());
        text.line(paper.number() == null ? "" : paper.number());
        text.parts(parts);
        if (paper.form() == Form.DOCUMENT && !paper.issuer().isEmpty()) {
            text.line(paper.issuer() + "\u3000" + parts.issueDay());
        }
        return text.joined();
    }

    /**
     * The characters of a text that may stand on any page: without control characters, halves of
     * characters, and marks that reorder what stands beside them (bidi).
     */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(PlainText::isShown).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isShown(int point) {
        if (point == '\n' || point == '\t') {
            return true;
        }
        boolean reorders =
                point == 0x61C
                        || point == 0x200E
                        || point == 0x200F
                        || (point >= 0x202A && point <= 0x202E)
                        || (point >= 0x2066 && point <= 0x2069);
        boolean noncharacter = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
        return !reorders
                && !noncharacter
                && !Character.isISOControl(point)
                && Character.getType(point) != Character.SURROGATE;
    }

    private void parts(Reading parts) {
        parts.written().forEach(this::block);
        parts.notes().forEach(this::line);
        parts.closing().forEach(this::block);
        for (int i = 0; i < parts.annexes().size(); i++) {
            line(parts.mark(i));
            annex(parts.annexes().get(i));
        }
        line(parts.copiesLine());
    }

    private void block(Block block) {
        switch (block) {
            case Title(String title) -> line(title);
            case To(String to) -> line(Reading.addressed(to));
            case Paragraph(String paragraph) -> line(paragraph);
            case Demand(String demand) -> line(demand);
            case Heading heading -> line(heading.text() + heading.then());
            case Points(List<String> items) -> items.forEach(this::line);
            case Table table -> table(table);
            case Signature(List<String> organs) -> organs.forEach(this::line);
            case Dated dated -> line(Reading.day(dated.on()));
            case Copies(List<String> to) -> line(Reading.copiesLine(to));
            case Annex annex -> annex(annex);
        }
    }

    private void annex(Annex annex) {
        line(annex.title());
        line(annex.note());
        annex.content().forEach(this::block);
    }

    /** Every cell under the head it belongs to, also where a head stands over several. */
    private void table(Table table) {
        for (List<TableHead.Cell> row : TableHead.of(table.columns()).rows()) {
            String[] cells = new String[table.columns().size()];
            row.forEach(it -> cells[it.column()] = it.text());
            row(Arrays.asList(cells));
        }
        table.rows().forEach(this::row);
    }

    private void row(List<String> cells) {
        List<String> flat = new ArrayList<>();
        for (String cell : cells) {
            flat.add(cell == null ? "" : clean(cell).replace('\t', ' ').replace('\n', ' '));
        }
        lines.add(String.join("\t", flat));
    }

    private void line(String text) {
        String clean = clean(text);
        if (!clean.isBlank()) {
            lines.add(clean);
        }
    }

    private String joined() {
        return String.join("\n", lines);
    }
}
