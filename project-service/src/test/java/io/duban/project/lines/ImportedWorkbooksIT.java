package io.duban.project.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.table.Imports;
import io.duban.project.City;
import io.duban.project.RunningService;
import io.duban.teststack.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Workbooks that other programs wrote; src/test/resources/workbooks/README.md tells which. */
class ImportedWorkbooksIT {

    private static final Path WORKBOOKS = Path.of("src", "test", "resources", "workbooks");

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(ImportedWorkbooksIT.class);
        City.register(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exceljs|台账!3 created EJ-1;台账!4 created EJ-2;台账!5 invalid EJ-3 formula E5",
                "exceljs-stream|台账!2 created ES-1;台账!3 created ES-2",
                "sheetjs|台账!3 created SJ-1;台账!4 created SJ-2",
                "openpyxl|台账!3 created OP-1;台账!4 created OP-2;台账!5 invalid OP-3 formula D5;"
                        + "台账!6 invalid  rounded A6",
                "libreoffice|台账!2 created LO-1;台账!3 created LO-2;台账!4 invalid LO-3 formula D4"
            })
    void a_workbook_of_another_program_goes_in(String file, String verdicts) throws IOException {
        byte[] workbook = Files.readAllBytes(WORKBOOKS.resolve(file + ".xlsx"));

        Answer answer = service.post("/api/v1/tasks/import", Imports.EXCEL, workbook);

        assertThat(answer.lines())
                .extracting(ImportedWorkbooksIT::told)
                .containsExactlyElementsOf(List.of(verdicts.split(";")));
        for (JsonNode verdict : answer.lines()) {
            if (verdict.get("status").asString().equals("created")) {
                JsonNode task = service.get("/api/v1/tasks/" + verdict.get("id").asString()).json();
                assertThat(task.get("due").asString()).isEqualTo("2022-06-20");
            }
        }
    }

    private static String told(JsonNode verdict) {
        String fault =
                verdict.has("errors")
                        ? " "
                                + verdict.at("/errors/0/code").asString()
                                + " "
                                + verdict.at("/errors/0/cell").asString()
                        : "";
        return "%s!%d %s %s%s"
                .formatted(
                        verdict.get("sheet").asString(),
                        verdict.get("row").asInt(),
                        verdict.get("status").asString(),
                        verdict.path("id").asString(""),
                        fault);
    }
}
