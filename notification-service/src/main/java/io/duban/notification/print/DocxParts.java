package io.duban.notification.print;

import io.duban.notification.letter.Form;
import io.duban.notification.letter.Paper;

import java.util.LinkedHashMap;
import java.util.Map;

/** The files that a .docx consists of, around the letter itself (ECMA-376). */
final class DocxParts {

    private static final String DECLARATION =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String WORDS =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private static final String STYLES = Resource.text("docx/styles.xml");
    private static final String SETTINGS = Resource.text("docx/settings.xml");
    private static final String FONTS = Resource.text("docx/fontTable.xml");

    private final Paper paper;
    private final String title;

    DocxParts(Paper paper, String title) {
        this.paper = paper;
        this.title = title;
    }

    /**
     * @param document word/document.xml
     */
    byte[] with(String document) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("styles", STYLES);
        words.put("settings", SETTINGS);
        words.put("fontTable", FONTS);
        words.put("header", header(false));
        words.put("odd", footer("OddPage"));
        words.put("even", footer("EvenPage"));
        if (paper.form() == Form.LETTER) {
            words.put("headerFirst", header(true));
            WordText foot = new WordText("ftr");
            foot.paragraph("LetterFoot", "");
            words.put("footerFirst", foot.end());
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("[Content_Types].xml", types(words));
        files.put("_rels/.rels", roots());
        files.put("docProps/core.xml", properties());
        files.put("word/document.xml", document);
        files.put("word/_rels/document.xml.rels", relations(words));
        words.forEach((name, text) -> files.put("word/" + name + ".xml", text));
        return Archive.of(files);
    }

    /** What is said of a letter that is not in force stands on each of its pages. */
    private String header(boolean first) {
        WordText header = new WordText("hdr");
        if (!paper.stamp().isEmpty()) {
            stamp(header);
        }
        if (first) {
            header.redHead("LetterHead", paper.head());
        } else {
            header.paragraph("Anchor", "");
        }
        return header.end();
    }

    /** In the right upper corner of the sheet; places in twentieths of a point. */
    private void stamp(WordText header) {
        header.framed(
                "Stamp",
                "w:w",
                "1600",
                "w:wrap",
                "around",
                "w:vAnchor",
                "page",
                "w:hAnchor",
                "page",
                "w:x",
                "9200",
                "w:y",
                "680");
        header.run("", paper.stamp()).close("w:p");
    }

    private static String footer(String style) {
        WordText footer = new WordText("ftr");
        footer.begin(style).run("", "— ").pageNumber().run("", " —").close("w:p");
        return footer.end();
    }

    private static String kind(String name) {
        return switch (name) {
            case "odd", "even", "footerFirst" -> "footer";
            case "header", "headerFirst" -> "header";
            default -> name;
        };
    }

    private static String types(Map<String, String> words) {
        Markup types = new Markup(DECLARATION);
        types.open("Types", "xmlns", PACKAGE + "content-types");
        types.empty(
                "Default",
                "Extension",
                "rels",
                "ContentType",
                "application/vnd.openxmlformats-package.relationships+xml");
        type(types, "/word/document.xml", WORDS + "document.main+xml");
        type(
                types,
                "/docProps/core.xml",
                "application/vnd.openxmlformats-package.core-properties+xml");
        for (String name : words.keySet()) {
            type(types, "/word/" + name + ".xml", WORDS + kind(name) + "+xml");
        }
        return types.close("Types").toString();
    }

    private static void type(Markup types, String part, String type) {
        types.empty("Override", "PartName", part, "ContentType", type);
    }

    private static String roots() {
        Markup roots = new Markup(DECLARATION);
        roots.open("Relationships", "xmlns", PACKAGE + "relationships");
        relation(roots, "letter", OFFICE + "officeDocument", "word/document.xml");
        relation(
                roots,
                "core",
                PACKAGE + "relationships/metadata/core-properties",
                "docProps/core.xml");
        return roots.close("Relationships").toString();
    }

    private static String relations(Map<String, String> words) {
        Markup relations = new Markup(DECLARATION);
        relations.open("Relationships", "xmlns", PACKAGE + "relationships");
        for (String name : words.keySet()) {
            relation(relations, name, OFFICE + kind(name), name + ".xml");
        }
        return relations.close("Relationships").toString();
    }

    private static void relation(Markup relations, String id, String type, String target) {
        relations.empty("Relationship", "Id", id, "Type", type, "Target", target);
    }

    /** No time of making: a letter drawn again is the same file. */
    private String properties() {
        Markup core = new Markup(DECLARATION);
        core.open(
                "cp:coreProperties",
                "xmlns:cp",
                PACKAGE + "metadata/core-properties",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/");
        core.element("dc:title", title).element("dc:creator", paper.head());
        core.element("dc:language", "zh-CN");
        return core.close("cp:coreProperties").toString();
    }
}
