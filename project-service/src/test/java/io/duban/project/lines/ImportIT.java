package io.duban.project.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.project.City;
import io.duban.project.RunningService;
import io.duban.teststack.Answer;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;

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

        Answer answer = service.post(TASKS, LedgerImport.NDJSON, lines, RunningService.OFFICIAL);

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

        Answer answer = service.post(PROJECTS, LedgerImport.CSV, table, RunningService.OFFICIAL);

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

        Answer answer = service.post(PROJECTS, LedgerImport.CSV, table, RunningService.COUNTY);

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

        Answer answer = service.post(TASKS, LedgerImport.EXCEL, file.toByteArray());

        assertThat(answer.lines())
                .extracting(it -> it.get("status").asString())
                .containsExactly("created", "created", "invalid");
        assertThat(answer.lines().get(2).at("/errors/0/code").asString()).isEqualTo("formula");
        assertThat(service.get("/api/v1/tasks/X-2").json().get("due").asString())
                .isEqualTo("2022-06-21");
    }

    @Test
    void what_is_no_workbook_is_named_so() {
        Answer answer = service.post(TASKS, LedgerImport.EXCEL, new byte[] {1, 2, 3});

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
}
