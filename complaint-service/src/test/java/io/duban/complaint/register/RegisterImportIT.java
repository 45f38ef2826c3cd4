package io.duban.complaint.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.complaint.RunningService;
import io.duban.kit.table.Imports;
import io.duban.teststack.Answer;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The register from tables. */
class RegisterImportIT {

    private static final String BODIES = "/api/v1/bodies/import";
    private static final String ESTATES = "/api/v1/estates/import";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(RegisterImportIT.class);
        String register =
                """
                机构代码,级别,机构名称,上级机构,类别
                C1,县区,兰山区,,区
                C2,县区,罗庄区,,区
                S1,街道,同名街道,兰山区,街道
                S2,街道,同名街道,罗庄区,街道
                S3,街道,兰山街道,C1,街道
                S4,街道,某街道,没有的区,街道
                C2,县区,罗庄,,区
                """;
        Answer tried = post(BODIES + "?dryRun=true", register);
        assertThat(service.get("/api/v1/bodies/C1", RunningService.OFFICIAL).status())
                .isEqualTo(404);
        Answer answer = post(BODIES, register);
        assertThat(answer.lines()).isEqualTo(tried.lines());
        assertThat(answer.lines())
                .extracting(RegisterImportIT::told)
                .containsExactly(
                        "2 created",
                        "3 created",
                        "4 created",
                        "5 created",
                        "6 created",
                        "7 invalid unknown-body 上级机构",
                        "8 conflict doubled 机构代码");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void estates_name_their_street_and_where_that_is_not_enough_their_county() {
        String head = "小区编号,小区名称,县区,街道,户数,企业代码,物业企业名称,项目经理\n";
        String table =
                head
                        + "E1,甲小区,,兰山街道,\"1,200\",P1,某物业(测试),王某\n"
                        + "E2,乙小区,罗庄区,同名街道,300,P1,某物业(测试),\n"
                        + "E3,丙小区,,同名街道,300,P1,某物业(测试),\n"
                        + "E4,丁小区,,没有的街道,三百,P1,某物业(测试),\n"
                        + "E5,戊小区,,S3,三百,P1,某物业(测试),\n";

        Answer tried = post(ESTATES + "?dryRun=true", table);
        assertThat(service.get("/api/v1/estates/E1", RunningService.OFFICIAL).status())
                .isEqualTo(404);
        Answer answer = post(ESTATES, table);

        assertThat(answer.lines()).isEqualTo(tried.lines());
        assertThat(answer.lines())
                .extracting(RegisterImportIT::told)
                .containsExactly(
                        "2 created",
                        "3 created",
                        "4 invalid ambiguous-name 街道",
                        "5 invalid unknown-body 街道",
                        "6 invalid wrong-type 户数");
        JsonNode estate = service.get("/api/v1/estates/E1", RunningService.OFFICIAL).json();
        assertThat(estate.get("households").asInt()).isEqualTo(1_200);
        assertThat(
                        service.get("/api/v1/estates/E2", RunningService.OFFICIAL)
                                .json()
                                .get("county")
                                .asString())
                .isEqualTo("C2");
        assertThat(post(ESTATES, table).lines().getFirst().get("status").asString())
                .isEqualTo("exists");
    }

    @Test
    void templates_that_are_filled_with_their_own_examples_go_in() throws IOException {
        assertThat(filled("bodies", BODIES, RunningService.OFFICIAL)).containsExactly("2 created");
        assertThat(filled("estates", ESTATES, RunningService.OFFICIAL))
                .containsExactly("2 created");
        assertThat(filled("complaints", "/api/v1/complaints/import", RunningService.HOTLINE))
                .containsExactly("2 created");
    }

    private static List<String> filled(String kind, String path, String bearer) throws IOException {
        byte[] template = service.download("/api/v1/imports/" + kind + "/template", bearer);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(template));
                Workbook filled = new Workbook(file, "test", "1.0")) {
            List<Row> explained = book.findSheet("填写说明").orElseThrow().read();
            Worksheet sheet = filled.newWorksheet("填报");
            for (int i = 1; i < explained.size(); i++) {
                sheet.value(0, i - 1, explained.get(i).getCellText(0));
                sheet.value(1, i - 1, explained.get(i).getCellText(4));
            }
        }
        return service.post(path, Imports.EXCEL, file.toByteArray(), bearer).lines().stream()
                .map(RegisterImportIT::told)
                .toList();
    }

    private static Answer post(String path, String table) {
        return service.post(
                path, Imports.CSV, table.getBytes(StandardCharsets.UTF_8), RunningService.OFFICIAL);
    }

    private static String told(JsonNode verdict) {
        String errors =
                verdict.has("errors")
                        ? " "
                                + verdict.at("/errors/0/code").asString()
                                + " "
                                + verdict.at("/errors/0/column").asString("")
                        : "";
        return verdict.get("line") + " " + verdict.get("status").asString() + errors;
    }
}
