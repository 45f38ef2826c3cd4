package io.duban.notification.print;

import io.duban.notification.letter.Block;
import io.duban.notification.letter.Reading;
import io.duban.notification.print.Item.Blank;
import io.duban.notification.print.Item.Figures;
import io.duban.notification.print.Item.TextLine;
import io.duban.notification.print.Mark.Face;

import java.util.ArrayList;
import java.util.List;

/** The text of a letter or of an annex as lines and tables (主送机关、正文、附件说明). */
final class BodyItems {

    private static final double INDENT = 2 * Grid.CELL;

    /** How many lines at the end of a paragraph stay together with what must not stand alone. */
    private static final int COMPANY = 2;

    private final Type type;

    BodyItems(Type type) {
        this.type = type;
    }

    /** 主送, with its colon. */
    List<Item> addressee(String to) {
        if (to.isBlank()) {
            return List.of();
        }
        String text = to.strip();
        return lines(type.measure(text.endsWith("：") ? text : text + "：", Face.BODY), 0, 0);
    }

    /**
     * Blocks, one below another.
     *
     * @param followed whether what comes next may not stand alone on a page
     */
    List<Item> of(List<Block> blocks, boolean followed) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            boolean last = i + 1 == blocks.size();
            items.addAll(of(blocks.get(i), last && followed ? COMPANY : 0));
        }
        return items;
    }

    private List<Item> of(Block block, int kept) {
        return switch (block) {
            case Block.Paragraph paragraph -> paragraph(paragraph.text(), kept);
            case Block.Demand demand -> paragraph(demand.text(), kept);
            case Block.Heading heading -> heading(heading, kept);
            case Block.Points points -> points(points.items(), kept);
            case Block.Table table -> List.of(new Figures(table, kept > 0));
            case Block.Title title -> heading(new Block.Heading(1, title.text(), ""), kept);
            case Block.To to -> addressee(to.text());
            case Block.Signature signature -> points(signature.organs(), kept);
            case Block.Dated dated -> paragraph(ClosingMatter.written(dated.on()), kept);
            case Block.Copies copies -> paragraph(Reading.copiesLine(copies.to()), kept);
            case Block.Annex annex -> nested(annex, kept);
        };
    }

    private List<Item> nested(Block.Annex annex, int kept) {
        List<Item> items = new ArrayList<>();
        items.addAll(heading(new Block.Heading(1, annex.title(), ""), 0));
        items.addAll(paragraph(annex.note(), 0));
        items.addAll(of(annex.content(), kept > 0));
        return items;
    }

    private List<Item> points(List<String> texts, int kept) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            items.addAll(paragraph(texts.get(i), i + 1 == texts.size() ? kept : 0));
        }
        return items;
    }

    private List<Item> paragraph(String text, int kept) {
        return lines(type.measure(text, Face.BODY), INDENT, kept);
    }

    private List<Item> heading(Block.Heading heading, int kept) {
        Face face =
                switch (heading.level()) {
                    case 1 -> Face.BLACK;
                    case 2 -> Face.KAI;
                    default -> Face.BODY;
                };
        List<Glyph> text = new ArrayList<>(type.measure(heading.text(), face));
        text.addAll(type.measure(heading.then(), Face.BODY));
        return lines(text, INDENT, heading.then().isBlank() ? Integer.MAX_VALUE : kept);
    }

    private static List<Item> lines(List<Glyph> text, double indent, int kept) {
        List<Line> lines = LineBreaker.fill(text, Grid.CELL, Grid.WIDTH, indent);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean together = lines.size() - i <= kept;
            items.add(new TextLine(lines.get(i), Grid.BODY, together));
        }
        return items;
    }

    /** 附件说明: a line below the text that names each annex. */
    List<Item> annexNotes(List<Block.Annex> annexes, boolean followed) {
        List<Item> items = new ArrayList<>();
        if (annexes.isEmpty()) {
            return items;
        }
        items.add(new Blank(true));
        for (int i = 0; i < annexes.size(); i++) {
            String label = i == 0 ? "附件：" : "";
            String number = annexes.size() == 1 ? "" : (i + 1) + ".";
            boolean last = i + 1 == annexes.size();
            items.addAll(
                    annexNote(
                            label, number, Reading.name(annexes.get(i).title()), last && followed));
        }
        return items;
    }

    private List<Item> annexNote(String label, String number, String name, boolean followed) {
        double labelled = INDENT + 3 * Grid.CELL;
        List<Glyph> digits = type.measure(number, Face.BODY);
        double hang = labelled + (digits.isEmpty() ? 0 : (Line.em(digits) + 0.25) * Grid.CELL);
        Line before =
                Line.natural(type.measure(label, Face.BODY), Grid.CELL, INDENT)
                        .with(Line.natural(digits, Grid.CELL, labelled));
        List<Glyph> text = type.measure(name, Face.BODY);
        List<Line> lines = LineBreaker.fill(text, Grid.CELL, Grid.WIDTH - hang, 0);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i).shifted(hang);
            boolean kept = followed && i + 1 == lines.size();
            items.add(new TextLine(i == 0 ? before.with(line) : line, Grid.BODY, kept));
        }
        return items;
    }
}
