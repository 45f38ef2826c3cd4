package io.duban.project.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.kit.event.EventPublisher;
import io.duban.kit.table.Imports;
import io.duban.project.City;
import io.duban.project.RunningService;
import io.duban.project.register.Bodies;
import io.duban.teststack.Answer;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

class ImportIT {

    private static final String PROJECTS = "/api/v1/projects/import";
    private static final String TASKS = "/api/v1/tasks/import";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(ImportIT.class);
        City.register(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_line_of_json_is_a_task_and_each_has_its_verdict() {
        String lines =
                """
                {"id":"T-1","county":"C1","list":"tasks","title":"排查","due":"2022-06-20","owner":"区住建局"}

                {"id":"T-1","county":"C1","list":"tasks","title":"排查","due":"2022-06-20","owner":"区住建局"}
                {"id":"T-2","county":"C1","list":"problems","title":"整改","due":"2022-06-20"}
                no json
                """;

        Answer answer = service.post(TASKS, Imports.NDJSON, lines, RunningService.OFFICIAL);

        assertThat(answer.lines())
                .extracting(it -> it.get("line") + " " + it.get("status").asString())
                .containsExactly("1 created", "3 exists", "4 invalid", "5 invalid");
        assertThat(answer.lines().get(2).at("/errors/0/pointer").asString()).isEqualTo("/owner");
    }

    @Test
    void a_row_of_a_table_is_a_project_with_a_column_for_each_stage() {
        String table =
                """
                id,kind,name,county,provincialLedger,year,START,START.weight,DELIVERY,funds.idleDays
                P-1,SHANTYTOWN,测试项目一,C1,true,2022,2022-06-30,2,2022-12-31,4
                P-2,SHANTYTOWN,测试项目二,C2,false,2022,2022-06-30,,,
                P-3,SHANTYTOWN,测试项目三,C9,false,2022,2022-06-30,,2022-05-31,
                """;

        Answer answer = service.post(PROJECTS, Imports.CSV, table, RunningService.OFFICIAL);

        assertThat(answer.lines())
                .extracting(it -> it.get("status").asString())
                .containsExactly("created", "created", "invalid");
        JsonNode project = service.get("/api/v1/projects/P-1").json();
        assertThat(project.at("/milestones/0/weight").decimalValue()).isEqualByComparingTo("2");
        assertThat(project.at("/milestones/1/due").asString()).isEqualTo("2022-12-31");
        assertThat(project.at("/funds/idleDays").asInt()).isEqualTo(4);
    }

    @Test
    void a_county_imports_its_own_projects_only() {
        String table =
                """
                id,kind,name,county,provincialLedger,year,START
                P-8,SHANTYTOWN,测试项目,C2,true,2022,2022-06-30
                """;

        Answer answer = service.post(PROJECTS, Imports.CSV, table, RunningService.COUNTY);

        assertThat(answer.lines().getFirst().at("/errors/0/code").asString())
                .isEqualTo("forbidden");
        assertThat(service.get("/api/v1/projects/P-8").status()).isEqualTo(404);
    }

    @Test
    void a_workbook_is_read_and_a_formula_is_refused() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("台账");
            row(sheet, 0, "id", "county", "list", "title", "due", "owner");
            row(sheet, 1, "X-1", "C1", "tasks", "排查", "2022-06-20", "区住建局");
            row(sheet, 2, "X-2", "C1", "tasks", "排查", "", "区住建局");
            sheet.value(2, 4, LocalDate.parse("2022-06-21"));
            row(sheet, 3, "X-3", "C1", "tasks", "", "2022-06-20", "区住建局");
            sheet.formula(3, 3, "A1+B1");
        }

        Answer answer = service.post(TASKS, Imports.EXCEL, file.toByteArray());

        assertThat(answer.lines())
                .extracting(it -> it.get("status").asString())
                .containsExactly("created", "created", "invalid");
        assertThat(answer.lines().get(2).at("/errors/0/code").asString()).isEqualTo("formula");
        assertThat(service.get("/api/v1/tasks/X-2").json().get("due").asString())
                .isEqualTo("2022-06-21");
    }

    @Test
    void what_is_no_workbook_is_named_so() {
        Answer answer = service.post(TASKS, Imports.EXCEL, new byte[] {1, 2, 3});

        assertThat(answer.lines().getFirst().at("/errors/0/code").asString())
                .isEqualTo("malformed");
    }

    private static void row(Worksheet sheet, int row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                sheet.value(row, i, cells[i]);
            }
        }
    }

    @Test
    void a_ledger_as_people_keep_it_goes_in() {
        String table =
                """
                2022年项目台账,,,,,,,,,
                填报单位：市住建局,,,,,,,,,
                序号,项目编号,项目类别,项目名称,县区,是否列入省台账,计划年度,开工时间,交付时限,到位资金(元),备注
                1,PL-1,棚改项目,某片区,兰山区,是,2022年,2022年6月30日,2022.12.31,"1,234,500",
                ,,,,,,,,,,
                2,PL-2,未建成社区,另一片区,没有的区,否,２０２２,2022/6/30,,,已核
                3,PL-1,棚改项目,改了名,兰山区,是,2022,2022-06-30,,,
                4,PL-3,棚改项目,某片区,C2,也许,2022,2022-06-30,,,
                """;

        Answer tried =
                service.post(
                        PROJECTS + "?dryRun=true", Imports.CSV, table, RunningService.OFFICIAL);

        assertThat(service.get("/api/v1/projects/PL-1").status()).isEqualTo(404);
        Answer answer = service.post(PROJECTS, Imports.CSV, table, RunningService.OFFICIAL);
        assertThat(answer.lines()).isEqualTo(tried.lines());
        assertThat(answer.lines())
                .extracting(ImportIT::told)
                .containsExactly(
                        "4 created",
                        "6 invalid unknown-body 县区",
                        "7 conflict doubled 项目编号",
                        "8 invalid wrong-type 是否列入省台账");
        JsonNode project = service.get("/api/v1/projects/PL-1").json();
        assertThat(project.get("name").asString()).isEqualTo("某片区");
        assertThat(project.at("/milestones/1/due").asString()).isEqualTo("2022-12-31");
        assertThat(project.at("/funds/arrived").decimalValue()).isEqualByComparingTo("1234500");
        Answer again = service.post(PROJECTS, Imports.CSV, table, RunningService.OFFICIAL);
        assertThat(again.lines().getFirst().get("status").asString()).isEqualTo("exists");
    }

    @Test
    void a_name_that_two_counties_have_is_not_guessed() {
        service.bean(EventPublisher.class)
                .publish(List.of(City.county("CX", "同名区"), City.county("CY", "同名区")));
        await().until(() -> service.bean(Bodies.class).county("CY").isPresent());

        Answer answer =
                service.post(
                        TASKS,
                        Imports.CSV,
                        "编号,县区,清单,任务,完成时限,责任单位\nTX-1,同名区,任务清单,排查,2022-06-20,住建局\n",
                        RunningService.OFFICIAL);

        assertThat(told(answer.lines().getFirst())).isEqualTo("2 invalid ambiguous-name 县区");
        assertThat(answer.lines().getFirst().at("/errors/0/detail").asString()).contains("CX, CY");
    }

    @Test
    void a_dry_run_is_true_or_false() {
        for (String wrong : List.of("yes", "TRUE", "", "true&dryRun=true")) {
            Answer answer =
                    service.post(
                            TASKS + "?dryRun=" + wrong,
                            Imports.NDJSON,
                            "{}",
                            RunningService.OFFICIAL);

            assertThat(answer.status()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).contains("/dryRun");
        }
    }

    @Test
    void a_dry_run_says_of_a_line_that_comes_again_what_a_run_says() {
        String line =
                """
                {"id":"TD-1","county":"C1","list":"tasks","title":"排查","due":"2022-06-20","owner":"区住建局"}
                """;

        Answer tried =
                service.post(
                        TASKS + "?dryRun=true",
                        Imports.NDJSON,
                        line + line,
                        RunningService.OFFICIAL);
        Answer answer = service.post(TASKS, Imports.NDJSON, line + line, RunningService.OFFICIAL);

        assertThat(tried.lines())
                .extracting(ImportIT::told)
                .containsExactly("1 created", "2 exists");
        assertThat(answer.lines()).isEqualTo(tried.lines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"projects", "tasks"})
    void a_template_that_is_filled_with_its_own_examples_goes_in(String kind) throws IOException {
        byte[] template =
                service.download("/api/v1/imports/" + kind + "/template", Imports.EXCEL).body();
        List<String> headings = new ArrayList<>();
        List<String> examples = new ArrayList<>();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(template))) {
            List<Row> explained = book.findSheet("填写说明").orElseThrow().read();
            for (Row row : explained.subList(1, explained.size())) {
                headings.add(row.getCellText(0));
                examples.add(row.getCellText(4));
            }
            assertThat(book.getFirstSheet().read().getFirst())
                    .extracting(Cell::getText)
                    .containsExactlyElementsOf(headings);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("填报");
            row(sheet, 0, headings.toArray(String[]::new));
            row(sheet, 1, examples.toArray(String[]::new));
        }

        Answer answer =
                service.post("/api/v1/" + kind + "/import", Imports.EXCEL, file.toByteArray());

        assertThat(answer.lines()).extracting(ImportIT::told).containsExactly("2 created");
        assertThat(answer.lines().getFirst().get("sheet").asString()).isEqualTo("填报");
        assertThat(answer.lines().getFirst().get("row").asInt()).isEqualTo(2);
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
