package io.duban.notification.print;

import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.springframework.web.util.HtmlUtils;
import org.w3c.dom.NodeList;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.xml.parsers.DocumentBuilderFactory;

/** What somebody reads who opens a letter, without white space. */
final class TextOf {

    private TextOf() {}

    static String squeezed(String text) {
        return text.replaceAll("[\\s\\u3000]+", "");
    }

    static String html(String page) {
        String body = page.substring(page.indexOf("<body>"));
        return squeezed(HtmlUtils.htmlUnescape(body.replaceAll("<[^>]*>", "")));
    }

    /** Of the letter, its first page's header before it; page numbers apart. */
    static String docx(XWPFDocument document) {
        StringBuilder text = new StringBuilder();
        XWPFHeader first = document.getHeaderFooterPolicy().getFirstPageHeader();
        XWPFHeader header =
                first != null ? first : document.getHeaderFooterPolicy().getDefaultHeader();
        header.getParagraphs().forEach(it -> text.append(it.getText()));
        document.getBodyElements().forEach(it -> append(text, it));
        return squeezed(text.toString());
    }

    private static void append(StringBuilder text, IBodyElement element) {
        switch (element) {
            case XWPFParagraph paragraph -> text.append(paragraph.getText());
            case XWPFTable table ->
                    table.getRows()
                            .forEach(
                                    row ->
                                            row.getTableCells()
                                                    .forEach(it -> text.append(it.getText())));
            default -> throw new AssertionError(element.getElementType());
        }
    }

    /** The texts of an OFD's pages, in order. */
    static String ofd(byte[] file) throws Exception {
        StringBuilder text = new StringBuilder();
        Map<String, byte[]> parts = parts(file);
        for (int page = 0; parts.containsKey(content(page)); page++) {
            NodeList codes = xml(parts.get(content(page))).getElementsByTagName("ofd:TextCode");
            for (int i = 0; i < codes.getLength(); i++) {
                text.append(codes.item(i).getTextContent());
            }
        }
        return squeezed(text.toString());
    }

    static String content(int page) {
        return "Doc_0/Pages/Page_" + page + "/Content.xml";
    }

    static Map<String, byte[]> parts(byte[] file) throws Exception {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry it = zip.getNextEntry(); it != null; it = zip.getNextEntry()) {
                parts.put(it.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    static String part(byte[] file, String name) throws Exception {
        return new String(parts(file).get(name), StandardCharsets.UTF_8);
    }

    static org.w3c.dom.Document xml(byte[] part) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(part));
    }

    static List<String> hostile() {
        return List.of(
                "<script>alert(1)</script>",
                "</title></style><svg/onload=alert(1)>",
                "\" onload='alert(1)' x=\"",
                "\u202E乙甲\u2066物\u200F业",
                "甲\u0000\u0007\uFFFE\uD800乙",
                "]]>&amp;&#x202E;<!--",
                "W".repeat(300),
                "𬭎琤㛃昇小区");
    }
}
