package io.duban.kit.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamException;

/**
 * What a workbook consists of.
 *
 * @param sheets those that can be seen, in their order
 * @param sharedStrings name of the part; null where there is none
 * @param from1904 whether days are counted from 1904
 */
record WorkbookIndex(List<SheetPart> sheets, String sharedStrings, boolean from1904) {

    /** A sheet's name, and that of its part. */
    record SheetPart(String name, String part) {}

    /** Where the parts come from. */
    interface Parts {

        /** The part, empty where there is none of that name. */
        InputStream part(String name) throws IOException;
    }

    private record Relation(String type, String target) {}

    private static final String USUAL = "xl/workbook.xml";

    static WorkbookIndex read(Parts parts) throws IOException, XMLStreamException {
        String book =
                relations(parts, "").values().stream()
                        .filter(it -> it.type().endsWith("/officeDocument"))
                        .map(Relation::target)
                        .findFirst()
                        .orElse(USUAL);
        Map<String, Relation> relations = relations(parts, book);
        List<SheetPart> sheets = new ArrayList<>();
        boolean from1904 = false;
        try (OpenXml xml = new OpenXml(parts.part(book))) {
            while (xml.nextTag()) {
                if (xml.isStart() && xml.isAt("workbookPr")) {
                    from1904 = isTrue(xml.attribute("date1904"));
                } else if (xml.isStart() && xml.isAt("sheet") && isSeen(xml)) {
                    Relation sheet = relations.get(xml.attribute("id", true));
                    if (sheet != null && sheet.type().endsWith("/worksheet")) {
                        sheets.add(new SheetPart(xml.attribute("name"), sheet.target()));
                    }
                }
            }
        }
        String strings =
                relations.values().stream()
                        .filter(it -> it.type().endsWith("/sharedStrings"))
                        .map(Relation::target)
                        .findFirst()
                        .orElse(folder(book) + "sharedStrings.xml");
        return new WorkbookIndex(sheets, strings, from1904);
    }

    /** What a part names, by the id of the relation. */
    private static Map<String, Relation> relations(Parts parts, String part)
            throws IOException, XMLStreamException {
        String folder = folder(part);
        String name = folder + "_rels/" + part.substring(folder.length()) + ".rels";
        Map<String, Relation> relations = new HashMap<>();
        InputStream content = parts.part(name);
        if (part.isEmpty() && isEmpty(content)) {
            return relations;
        }
        try (OpenXml xml = new OpenXml(parts.part(name))) {
            while (xml.nextStart("Relationship")) {
                String type = xml.attribute("Type");
                String target = xml.attribute("Target");
                if (type != null && target != null) {
                    relations.put(
                            xml.attribute("Id"), new Relation(type, resolved(folder, target)));
                }
            }
        }
        return relations;
    }

    private static boolean isEmpty(InputStream content) throws IOException {
        try (content) {
            return content.read() < 0;
        }
    }

    private static String folder(String part) {
        return part.substring(0, part.lastIndexOf('/') + 1);
    }

    private static String resolved(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        String base = folder;
        String rest = target;
        while (rest.startsWith("../")) {
            rest = rest.substring(3);
            base = base.isEmpty() ? "" : folder(base.substring(0, base.length() - 1));
        }
        return base + (rest.startsWith("./") ? rest.substring(2) : rest);
    }

    private static boolean isSeen(OpenXml xml) {
        String state = xml.attribute("state");
        return state == null || state.equals("visible");
    }

    static boolean isTrue(String text) {
        return "1".equals(text) || "true".equals(text);
    }
}
