package io.duban.notification.print;

import io.duban.notification.letter.Block;
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
import io.duban.notification.letter.Form;
import io.duban.notification.letter.Paper;
import io.duban.notification.letter.Reading;

import java.time.LocalDate;
import java.util.List;

/**
 * A letter as a document that its drafter goes on with in a word processor. How each part looks is
 * in the styles, so that changing one there changes the whole letter.
 */
public final class DocxLetter {

    private final WordText word = new WordText("document");
    private final Paper paper;
    private final Reading parts;

    /** The style of a paragraph. */
    private String text = "Text";

    private DocxLetter(Paper paper) {
        this.paper = paper;
        this.parts = Reading.of(paper.blocks());
    }

    /** The bytes of a .docx file; the same for the same letter at any time. */
    public static byte[] of(Paper paper) {
        DocxLetter letter = new DocxLetter(paper);
        return new DocxParts(paper, letter.parts.title()).with(letter.write());
    }

    private String write() {
        word.open("w:body");
        boolean document = paper.form() == Form.DOCUMENT;
        if (document) {
            word.redHead("RedHead", paper.head());
        }
        word.paragraph(
                document ? "Number" : "LetterNumber", paper.number() == null ? "" : paper.number());
        written();
        notes();
        if (!parts.closing().isEmpty()) {
            word.paragraph("LastText", "");
            parts.closing().forEach(this::block);
        }
        for (int i = 0; i < parts.annexes().size(); i++) {
            word.paragraph("AnnexMark", parts.mark(i));
            annex(parts.annexes().get(i));
        }
        WordImprint.write(word, paper, parts);
        WordPage.section(word, paper.form());
        return word.close("w:body").end();
    }

    /** A date is never alone on a page: the last line of text goes with it. */
    private void written() {
        for (int i = 0; i < parts.written().size(); i++) {
            text = i == parts.written().size() - 1 ? "LastText" : "Text";
            block(parts.written().get(i));
        }
        text = "Text";
    }

    private void notes() {
        List<String> notes = parts.notes();
        for (int i = 0; i < notes.size(); i++) {
            if (i == 0) {
                word.paragraph("LastText", "");
            }
            word.paragraph(i == 0 ? "LastText" : "FurtherAnnex", notes.get(i));
        }
    }

    private void block(Block block) {
        switch (block) {
            case Title(String title) -> word.paragraph("Title", title);
            case To(String to) -> word.paragraph("To", Reading.addressed(to));
            case Paragraph(String paragraph) -> word.paragraph(text, paragraph);
            case Demand(String demand) -> word.paragraph(text, demand);
            case Heading heading -> heading(heading);
            case Points(List<String> items) -> items.forEach(it -> word.paragraph(text, it));
            case Table table -> WordTable.write(word, table);
            case Signature(List<String> organs) -> organs.forEach(this::organ);
            case Dated(LocalDate on) -> word.paragraph("Date", Reading.day(on));
            case Copies(List<String> to) -> word.paragraph("Text", Reading.copiesLine(to));
            case Annex annex -> annex(annex);
        }
    }

    private void heading(Heading heading) {
        int level = Math.clamp(heading.level(), 1, 3);
        if (heading.then().isEmpty()) {
            word.paragraph("Heading" + level, heading.text());
            return;
        }
        word.begin(text).run("Level" + level, heading.text()).run("", heading.then()).end("w:p");
    }

    /** Over the middle of the date, whose right end is four characters in. */
    private void organ(String organ) {
        word.centred("Signature", WordPage.leftOfAxis(parts), organ);
    }

    private void annex(Annex annex) {
        word.paragraph("AnnexTitle", annex.title());
        if (!annex.note().isEmpty()) {
            word.paragraph("Note", annex.note());
        }
        annex.content().forEach(this::block);
    }
}
