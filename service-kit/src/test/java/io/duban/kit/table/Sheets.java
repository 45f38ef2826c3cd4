package io.duban.kit.table;

import io.duban.contracts.period.BusinessTime;
import io.duban.kit.json.StrictJson;
import io.duban.kit.lines.DocumentLine;

import org.springframework.mock.web.MockHttpServletRequest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Tables made by hand, and a kind of table that has a column of each type. */
final class Sheets {

    static final TableKind KIND =
            new TableKind(
                    "things",
                    "事项",
                    "id",
                    true,
                    BusinessTime.ZONE,
                    List.of(
                            Column.of("id", ColumnType.IDENTIFIER, "编号")
                                    .mandatory()
                                    .like("T-1")
                                    .explained("不得重复", "its identity"),
                            Column.of("name", ColumnType.TEXT, "名称", "标题").like("排查"),
                            Column.of("due", ColumnType.DATE, "完成时限").like("2022-06-30"),
                            Column.of("at", ColumnType.TIME, "受理时间").like("2022-06-30 08:15:00"),
                            Column.of("sum", ColumnType.NUMBER, "金额(元)").like("1,234"),
                            Column.of("rate", ColumnType.RATIO, "比率").like("85%"),
                            Column.of("open", ColumnType.FLAG, "是否公开").like("是"),
                            Column.of("list", ColumnType.TERM, "清单")
                                    .with(Map.of("任务清单", "tasks"))
                                    .like("任务清单"),
                            Column.of("period", ColumnType.PERIOD, "报告期").like("2022年上半年"),
                            Column.of("county", ColumnType.BODY, "县区").like("兰山区"),
                            Column.of("company.id", ColumnType.IDENTIFIER, "公司编号").like("P1"),
                            Column.of("items[stage=START].due", ColumnType.DATE, "开工")
                                    .like("2022/6/30"),
                            Column.of("items[stage=END].due", ColumnType.DATE, "竣工")
                                    .like("2022.12.31")));

    private Sheets() {}

    static List<DocumentLine> read(byte[] workbook) {
        return read(workbook, Imports.EXCEL);
    }

    static List<DocumentLine> csv(String table) {
        return read(table.getBytes(StandardCharsets.UTF_8), Imports.CSV);
    }

    static List<DocumentLine> read(byte[] file, String type) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContent(file);
        request.setContentType(type);
        List<DocumentLine> lines = new ArrayList<>();
        Imports imports = new Imports(new StrictJson(), new WorkbookRoom());
        try (Imports.OpenFile open = imports.open(request, KIND)) {
            Optional<DocumentLine> line = open.lines().next();
            while (line.isPresent()) {
                lines.add(line.get());
                line = open.lines().next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** A workbook of one sheet with these rows. */
    static byte[] workbook(String rows) {
        return zip(parts(rows));
    }

    /** What became of each line: its document, or the code of its first fault. */
    static List<String> told(List<DocumentLine> lines) {
        return lines.stream()
                .map(it -> it.isSound() ? it.document().toString() : it.faults().getFirst().code())
                .toList();
    }

    /** A row of texts. */
    static String row(int number, String... texts) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].isEmpty()) {
                row.append(text((char) ('A' + i) + "" + number, texts[i]));
            }
        }
        return row.append("</row>").toString();
    }

    static String text(String cell, String text) {
        return "<c r=\"" + cell + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    static Map<String, String> parts(String rows) {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
                <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>\
                </Types>\
                """);
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                        .formatted(main, office));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"%s/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                        .formatted(office));
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
                        .formatted(main, rows));
        return parts;
    }

    static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
