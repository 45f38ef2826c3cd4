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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** A letter as a page to read on a screen or a telephone. */
public final class HtmlLetter {

    private static final String STYLE = Resource.text("letter.css");

    /** Nothing may be loaded or run; only this very style applies. */
    public static final String POLICY =
            "default-src 'none'; style-src 'sha256-"
                    + sha256(STYLE)
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final Markup page = new Markup("<!DOCTYPE html>\n");
    private final Paper paper;
    private final Reading parts;

    private HtmlLetter(Paper paper) {
        this.paper = paper;
        this.parts = Reading.of(paper.blocks());
    }

    public static String of(Paper paper) {
        return new HtmlLetter(paper).write();
    }

    private String write() {
        page.open("html", "lang", "zh-CN").open("head").empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.element("title", parts.title());
        page.open("style").constant(STYLE).close("style").close("head").constant("\n");
        boolean document = paper.form() == Form.DOCUMENT;
        page.open("body").open("article", "class", document ? "document" : "letter");
        line("stamp", paper.stamp());
        RedHead.write(page, paper.head());
        if (!document) {
            page.constant("<hr class=\"over\">");
        }
        page.element("p", paper.number() == null ? "" : paper.number(), "class", "number");
        body();
        footer(document);
        page.close("article").close("body").close("html");
        return page.constant("\n").toString();
    }

    private void body() {
        parts.written().forEach(this::block);
        if (!parts.annexes().isEmpty()) {
            page.open("div", "class", "notes");
            parts.notes().forEach(it -> page.element("p", it));
            page.close("div");
        }
        if (!parts.closing().isEmpty()) {
            page.open("div", "class", "closing");
            parts.closing().forEach(this::block);
            page.close("div");
        }
        for (int i = 0; i < parts.annexes().size(); i++) {
            page.constant("\n").open("section", "class", "annex");
            line("mark", parts.mark(i));
            annex(parts.annexes().get(i));
            page.close("section");
        }
    }

    private void footer(boolean document) {
        boolean issued = document && !paper.issuer().isEmpty();
        if (issued || !parts.copies().isEmpty()) {
            page.constant("\n").open("footer");
            line("copies", parts.copiesLine());
            if (issued) {
                page.open("p", "class", "issue").element("span", paper.issuer());
                page.element("span", parts.issueDay()).close("p");
            }
            page.close("footer");
        }
        if (!document) {
            page.constant("<hr class=\"under\">");
        }
    }

    private void block(Block block) {
        page.constant("\n");
        switch (block) {
            case Title(String title) -> page.element("h1", title);
            case To(String to) -> line("to", Reading.addressed(to));
            case Paragraph(String paragraph) -> page.element("p", paragraph);
            case Demand(String demand) -> page.element("p", demand);
            case Heading heading -> heading(heading);
            case Points(List<String> items) -> points(items);
            case Table table -> HtmlTable.write(page, table);
            case Signature(List<String> organs) -> organs.forEach(it -> page.element("p", it));
            case Dated dated -> date(dated);
            case Copies(List<String> to) -> line("copies", Reading.copiesLine(to));
            case Annex annex -> annex(annex);
        }
    }

    /** A heading with text behind it is the beginning of that paragraph. */
    private void heading(Heading heading) {
        String element = "h" + (Math.clamp(heading.level(), 1, 3) + 1);
        if (heading.then().isEmpty()) {
            page.element(element, heading.text());
            return;
        }
        page.open("p").element("strong", heading.text(), "class", element);
        page.text(heading.then()).close("p");
    }

    private void points(List<String> items) {
        if (!items.isEmpty()) {
            page.open("ul");
            items.forEach(it -> page.element("li", it));
            page.close("ul");
        }
    }

    private void date(Dated dated) {
        page.open("p");
        if (dated.on() == null) {
            page.text(Reading.day(null));
        } else {
            page.element("time", Reading.day(dated.on()), "datetime", dated.on().toString());
        }
        page.close("p");
    }

    private void annex(Annex annex) {
        page.element("h2", annex.title(), "class", "title");
        line("note", annex.note());
        annex.content().forEach(this::block);
    }

    private void line(String style, String text) {
        if (!text.isEmpty()) {
            page.element("p", text, "class", style);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
