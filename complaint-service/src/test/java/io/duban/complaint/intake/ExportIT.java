package io.duban.complaint.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.complaint.City;
import io.duban.complaint.RunningService;
import io.duban.kit.table.Imports;
import io.duban.teststack.Answer;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Exports of a 12345 hotline, as they come out of its system. */
class ExportIT {

    private static final String IMPORT = "/api/v1/complaints/import";
    private static final String HEAD =
            "工单编号,来电时间,来电人,联系电话,诉求标题,诉求内容,小区名称,所属街道,事发地址,诉求分类,承办单位,办理状态\n";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(ExportIT.class);
        City.register(service);
        estate("EX1", "一号花园", "S1");
        estate("EX2", "同名小区", "S1");
        estate("EX3", "同名小区", "S3");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void an_export_with_the_usual_headings_goes_in() {
        String export =
                "12345热线工单导出,,,,,,,,,,,\n"
                        + HEAD
                        + line("A-1", "2022-06-15 09:30:00", "一号花园", "", "卫生清理")
                        + line("A-2", "2022年6月15日9时30分", "同名小区", "罗庄街道", "property.fees")
                        + line("A-3", "2022/6/15 9:30", "同名小区", "", "住建>物业管理>卫生保洁")
                        + line("A-4", "20220615093000", "没有登记的小区", "", "天气")
                        + line("A-5", "昨天", "一号花园", "", "卫生清理")
                        + line("A 6", "2022-06-15 09:30", "一号花园", "", "卫生清理");

        Answer tried = post(IMPORT + "?dryRun=true", export);
        assertThat(service.get("/api/v1/complaints/A-1", RunningService.OFFICIAL).status())
                .isEqualTo(404);
        Answer answer = post(IMPORT, export);

        assertThat(answer.lines()).isEqualTo(tried.lines());
        assertThat(answer.lines())
                .extracting(ExportIT::told)
                .containsExactly(
                        "3 created",
                        "4 created",
                        "5 created unattributed",
                        "6 created unattributed category-unknown",
                        "7 invalid /receivedAt not-a-time 来电时间",
                        "8 invalid /ticketNo not-an-identifier 工单编号");
        JsonNode first = complaint("A-1");
        assertThat(first.get("receivedAt").asString()).startsWith("2022-06-15T09:30");
        assertThat(first.get("receivedAt").asString()).endsWith("+08:00");
        assertThat(first.get("estateId").asString()).isEqualTo("EX1");
        assertThat(first.get("category").asString()).isEqualTo("property.cleaning");
        assertThat(complaint("A-2").get("estateId").asString()).isEqualTo("EX3");
        assertThat(complaint("A-3").get("category").asString()).isEqualTo("property.cleaning");
        assertThat(complaint("A-3").get("address").asString()).isEqualTo("同名小区 三号楼");
        assertThat(complaint("A-4").get("category").asString()).isEqualTo("other");
    }

    @Test
    void a_long_export_goes_in_with_its_duplicates_and_faults_named() {
        StringBuilder export = new StringBuilder(HEAD);
        for (int i = 1; i <= 10_000; i++) {
            String ticket = "LY202206-" + (i % 500 == 0 ? i - 1 : i);
            String time =
                    i % 1_000 == 7 ? "待补" : "2022-06-%02d 08:%02d:00".formatted(i % 30 + 1, i % 60);
            String text = i % 1_000 == 0 ? "又是另一件事" : "楼道垃圾无人清理";
            export.append(
                    "%s,%s,王某,138****%04d,%s,\"%s,\n请尽快处理\",一号花园,兰山街道,三号楼,卫生清理,市住建局,已办结\n"
                            .formatted(
                                    ticket,
                                    i % 500 == 0 && i % 1_000 != 0 ? sameTime(i) : time,
                                    (i % 500 == 0 ? i - 1 : i) % 10_000,
                                    text,
                                    text));
        }
        byte[] gbk = export.toString().getBytes(Charset.forName("GBK"));

        Answer answer = service.post(IMPORT, Imports.CSV, gbk, RunningService.HOTLINE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(counts(answer))
                .isEqualTo(
                        Map.of("created", 9_970L, "exists", 10L, "conflict", 10L, "invalid", 10L));
        assertThat(answer.lines())
                .extracting(it -> it.get("line").asInt())
                .isSorted()
                .hasSize(10_000);
        assertThat(answer.lines().get(999).get("ticketNo").asString()).isEqualTo("LY202206-999");
        assertThat(answer.lines().get(6).toString()).contains("来电时间", "not-a-time");

        Answer again = service.post(IMPORT, Imports.CSV, gbk, RunningService.HOTLINE);

        assertThat(counts(again))
                .isEqualTo(Map.of("exists", 9_980L, "conflict", 10L, "invalid", 10L));
    }

    private static String sameTime(int i) {
        return "2022-06-%02d 08:%02d:00".formatted((i - 1) % 30 + 1, (i - 1) % 60);
    }

    @Test
    void a_workbook_is_taken_and_its_rows_are_named() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            workbook.newWorksheet("封面").value(0, 0, "12345热线");
            Worksheet sheet = workbook.newWorksheet("工单");
            row(sheet, 0, "受理编号", "受理时间", "问题描述", "问题类别");
            row(sheet, 1, "X-1", "", "三号楼楼道垃圾连续多日无人清理，请物业公司尽快安排人员清理干净，并长期保持，谢谢你们的辛勤工作", "卫生清理");
            sheet.value(1, 1, 44_726.5);
            row(sheet, 2, "", "2022-06-15", "内容", "卫生清理");
            sheet.value(2, 0, 3.713022022063E16);
        }

        Answer answer =
                service.post(IMPORT, Imports.EXCEL, file.toByteArray(), RunningService.HOTLINE);

        assertThat(answer.lines())
                .extracting(ExportIT::told)
                .containsExactly("2 created", "3 invalid /ticketNo rounded 受理编号");
        assertThat(answer.lines().getLast().get("sheet").asString()).isEqualTo("工单");
        assertThat(answer.lines().getLast().at("/errors/0/cell").asString()).isEqualTo("A3");
        JsonNode complaint = complaint("X-1");
        assertThat(complaint.get("receivedAt").asString()).startsWith("2022-06-14T12:00");
        assertThat(complaint.get("title").asString()).hasSize(40).startsWith("三号楼楼道垃圾");
    }

    @Test
    void a_stored_mapping_says_what_columns_and_values_mean() {
        Map<String, Object> mapping =
                Map.of(
                        "columns",
                        Map.of(
                                "单号",
                                "ticketNo",
                                "时刻",
                                "receivedAt",
                                "说了什么",
                                "detail",
                                "哪一类",
                                "category"),
                        "values",
                        Map.of("category", Map.of("甲类", "property.fees")),
                        "zone",
                        "UTC");
        assertThat(service.put("/api/v1/mappings/M1", mapping, RunningService.HOTLINE).status())
                .isEqualTo(200);
        assertThat(service.put("/api/v1/mappings/M1", mapping, RunningService.HOTLINE).status())
                .isEqualTo(200);
        assertThat(
                        service.get("/api/v1/mappings/M1", RunningService.HOTLINE)
                                .json()
                                .at("/columns/单号")
                                .asString())
                .isEqualTo("ticketNo");

        Answer answer =
                post(
                        IMPORT + "?mapping=M1",
                        "单号,时刻,说了什么,哪一类\nMM-1,2022-06-15 01:30:00,多收了物业费,甲类\n");

        assertThat(answer.lines()).extracting(ExportIT::told).containsExactly("2 created");
        assertThat(complaint("MM-1").get("category").asString()).isEqualTo("property.fees");
        assertThat(complaint("MM-1").get("receivedAt").asString()).contains("T01:30");
        assertThat(post(IMPORT + "?mapping=M2", "单号\nMM-1\n").faults())
                .containsExactly("/mapping unknown-value");
    }

    @Test
    void a_mapping_that_cannot_work_is_refused_by_its_fields() {
        Answer answer =
                service.put(
                        "/api/v1/mappings/M9",
                        Map.of("columns", Map.of("单号", "ticketno"), "zone", "Mars", "x", 1),
                        RunningService.HOTLINE);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "/x unknown-field",
                        "/columns/单号 unknown-value",
                        "/columns required",
                        "/zone unknown-value");
        assertThat(
                        service.put(
                                        "/api/v1/mappings/default",
                                        Map.of("columns", Map.of("单号", "ticketNo")),
                                        RunningService.HOTLINE)
                                .status())
                .isEqualTo(409);
        assertThat(
                        service.get("/api/v1/mappings/default", RunningService.HOTLINE)
                                .json()
                                .at("/columns/工单编号")
                                .asString())
                .isEqualTo("ticketNo");
    }

    @Test
    void a_batch_can_be_tried_and_a_byte_order_mark_is_no_part_of_it() {
        byte[] lines =
                ("\uFEFF" + write("B-1") + "\n" + write("B-1") + "\n")
                        .getBytes(StandardCharsets.UTF_8);

        Answer tried =
                service.post(
                        "/api/v1/complaints/batch?dryRun=true",
                        Imports.NDJSON,
                        lines,
                        RunningService.HOTLINE);
        Answer answer =
                service.post(
                        "/api/v1/complaints/batch", Imports.NDJSON, lines, RunningService.HOTLINE);

        assertThat(tried.lines())
                .extracting(ExportIT::told)
                .containsExactly("1 created", "2 exists");
        assertThat(answer.lines()).isEqualTo(tried.lines());
        byte[] one = ("\uFEFF" + write("B-2")).getBytes(StandardCharsets.UTF_8);
        assertThat(
                        service.post(
                                        "/api/v1/complaints",
                                        "application/json",
                                        one,
                                        RunningService.HOTLINE)
                                .status())
                .isEqualTo(201);
    }

    private static String write(String ticketNo) {
        return RunningService.write(City.complaint(ticketNo, "E1"));
    }

    private static void estate(String id, String name, String street) {
        Map<String, Object> estate = City.estate(street, "P1");
        estate.put("name", name);
        assertThat(service.put("/api/v1/estates/" + id, estate).status()).isEqualTo(201);
    }

    private static String line(
            String ticket, String time, String estate, String street, String category) {
        return String.join(
                        ",",
                        ticket,
                        time,
                        "王某",
                        "138****0001",
                        "垃圾无人清理",
                        "楼道垃圾无人清理",
                        estate,
                        street,
                        "三号楼",
                        category,
                        "市住建局",
                        "办理中")
                + "\n";
    }

    private static Answer post(String path, String table) {
        return service.post(
                path, Imports.CSV, table.getBytes(StandardCharsets.UTF_8), RunningService.HOTLINE);
    }

    private static JsonNode complaint(String ticketNo) {
        return service.get("/api/v1/complaints/" + ticketNo, RunningService.OFFICIAL).json();
    }

    private static Map<String, Long> counts(Answer answer) {
        return answer.lines().stream()
                .collect(
                        Collectors.groupingBy(
                                it -> it.get("status").asString(), Collectors.counting()));
    }

    private static void row(Worksheet sheet, int row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                sheet.value(row, i, cells[i]);
            }
        }
    }

    /** Line, status, each fault with its column, and the notes. */
    private static String told(JsonNode verdict) {
        List<String> words =
                new ArrayList<>(
                        List.of(verdict.get("line").toString(), verdict.get("status").asString()));
        verdict.path("errors")
                .forEach(
                        it ->
                                words.addAll(
                                        List.of(
                                                it.get("pointer").asString(),
                                                it.get("code").asString(),
                                                it.get("column").asString())));
        verdict.path("notes").forEach(it -> words.add(it.get("code").asString()));
        return String.join(" ", words);
    }
}
