package io.duban.notification.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packages of parts for tests, sound ones and others. */
final class Zips {

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    static Zips docx() {
        return office("word/document.xml", "wordprocessingml.document.main+xml");
    }

    static Zips xlsx() {
        return office("xl/workbook.xml", "spreadsheetml.sheet.main+xml");
    }

    static Zips ofd() {
        return new Zips()
                .with(
                        "OFD.xml",
                        "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\" Version=\"1.0\"/>")
                .with("Doc_0/Document.xml", "<ofd:Document xmlns:ofd=\"x\"/>");
    }

    private static Zips office(String main, String type) {
        return new Zips()
                .with("[Content_Types].xml", types(main, OFFICE + type))
                .with("_rels/.rels", "<Relationships/>")
                .with(main, "<main/>");
    }

    static String types(String main, String type) {
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/%s\" ContentType=\"%s\"/></Types>".formatted(main, type);
    }

    Zips with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Zips with(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    Zips without(String name) {
        parts.remove(name);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
