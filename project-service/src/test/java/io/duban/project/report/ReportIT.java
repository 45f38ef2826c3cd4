package io.duban.project.report;

import static io.duban.project.City.completedOn;
import static io.duban.project.City.decision;
import static io.duban.project.City.milestone;
import static io.duban.project.City.project;
import static io.duban.project.City.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.LeftOut;
import io.duban.contracts.event.CampaignEvent.BulletinPublished;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Evidence;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Month;
import io.duban.contracts.subject.Subject;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.security.Role;
import io.duban.kit.sheet.ExcelFile;
import io.duban.project.City;
import io.duban.project.EventLog;
import io.duban.project.RunningService;
import io.duban.teststack.TestTokens;

import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

class ReportIT {

    private static final String BULLETIN = "/api/v1/bulletins/2022-07";
    private static final LocalDate CLOSING = LocalDate.of(2022, 8, 3);
    private static final Month JULY = Month.of(2022, 7);

    private static RunningService service;

    /** Index of the first row below title, notes and headings of a bulletin. */
    private static final int TOP = 4;

    @BeforeAll
    static void start() {
        service = new RunningService(ReportIT.class);
        City.register(service);
        service.endDays("2022-06-30", "2022-06-30");
        service.put("/api/v1/projects/B-1", project("C1", milestone("START", "2022-07-15")));
        Map<String, Object> idle = project("C2", milestone("START", "2022-07-10"));
        idle.put("name", "=1+1");
        idle.put("funds", Map.of("arrived", 1_000, "due", 20, "paid", 10.5, "idleDays", 3));
        service.put("/api/v1/projects/B-2", idle);
        service.put("/api/v1/tasks/T-1", task("C2", "2022-07-20"));
        service.endDays("2022-07-01", "2022-07-15");
        service.post("/api/v1/projects/B-1/milestones/START/completion", completedOn("2022-07-14"));
        service.endDays("2022-07-16", "2022-08-03");
        publishPropertyPart();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void publishPropertyPart() {
        Subject estate = Subject.estate("E1", "测试小区");
        Board board =
                new Board(
                        "estate-complaints",
                        JULY,
                        2,
                        CLOSING,
                        1,
                        List.of(
                                new BoardRow(
                                        estate,
                                        1,
                                        1,
                                        null,
                                        new BigDecimal("31"),
                                        List.of(),
                                        true,
                                        null,
                                        null,
                                        null,
                                        List.of())),
                        List.of(),
                        false,
                        new LeftOut(new BigDecimal("9"), 70),
                        List.of(),
                        null);
        Escalation interview = escalation(Measure.INTERVIEW_COMPANY, estate);
        Escalation manager = escalation(Measure.REPLACE_MANAGER, estate);
        EventPublisher publisher = service.bean(EventPublisher.class);
        publisher.publish(List.of(RankingPublished.of(board)));
        publisher.publish(
                List.of(
                        EscalationRaised.of(interview, 1, CLOSING),
                        EscalationRaised.of(
                                escalation(
                                        Measure.DISCIPLINE_REFERRAL, Subject.county("C1", "兰山区")),
                                1,
                                CLOSING),
                        EscalationRaised.of(manager, 1, CLOSING),
                        EscalationRevoked.of(manager, 2, CLOSING, "更正")));
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                service.get(BULLETIN).json().get("boards").size() == 1
                                        && service.get(BULLETIN)
                                                .json()
                                                .get("measures")
                                                .toString()
                                                .contains("revoked"));
    }

    private static Escalation escalation(Measure measure, Subject estate) {
        return new Escalation(
                "estate-complaints",
                measure,
                estate,
                JULY,
                1,
                null,
                "条款",
                Evidence.ofRows(List.of()));
    }

    @Test
    @Tag("row-44")
    void a_bulletin_ranks_the_counties_and_names_all_that_went_wrong() {
        JsonNode bulletin =
                service.get(BULLETIN + "?version=1", RunningService.COUNTY).json().get("bulletin");

        assertThat(bulletin.at("/counties/0/county/code").asString()).isEqualTo("C1");
        assertThat(bulletin.at("/counties/1/rank").asInt()).isEqualTo(2);
        assertThat(bulletin.at("/counties/1/deliveryRate").decimalValue())
                .isEqualByComparingTo("0");
        assertThat(bulletin.at("/missed/0/task").asString()).isEqualTo("T-1");
        assertThat(bulletin.at("/keySupervision/0/projectId").asString()).isEqualTo("B-2");
        assertThat(bulletin.at("/keySupervision/0/reasons").toString())
                .isEqualTo("[\"IDLE_FUNDS\",\"UNPAID\",\"OVERDUE_MILESTONE\"]");
        // Of the fortnights 06-24…07-07 and 07-08…07-21 neither project was reported.
        assertThat(bulletin.get("missingReviews")).hasSize(4);
        assertThat(bulletin.get("targets")).isNotEmpty();
        assertThat(bulletin.get("publishedOn").asString()).isEqualTo("2022-08-03");
    }

    @Test
    void a_bulletin_quotes_boards_with_revision_and_hash_and_the_measures() {
        JsonNode bulletin = service.get(BULLETIN).json();

        assertThat(bulletin.at("/boards/0/revision").asInt()).isEqualTo(2);
        assertThat(bulletin.at("/boards/0/hash").asString()).hasSize(64);
        assertThat(bulletin.at("/boards/0/listed/0/subject/code").asString()).isEqualTo("E1");
        assertThat(bulletin.at("/boards/0/listed/0/place").asString()).isEqualTo("第1位（共1个）");
        assertThat(bulletin.at("/boards/0/leftOut/count").asInt()).isEqualTo(70);
        assertThat(bulletin.get("measures")).hasSize(3);
    }

    /** It is addressed to all counties, the accused among them. */
    @Test
    void a_bulletin_names_no_referral_but_to_those_who_sign() {
        assertThat(service.get(BULLETIN).body()).contains("DISCIPLINE_REFERRAL");
        for (String reader :
                List.of(
                        RunningService.COUNTY,
                        TestTokens.bearer(Role.OFFICIAL, "D1", "department/D1"))) {
            assertThat(service.get(BULLETIN, reader).body())
                    .contains("INTERVIEW_COMPANY")
                    .doesNotContain("DISCIPLINE_REFERRAL");
        }
        String department = TestTokens.bearer(Role.OFFICIAL, "D1", "department/D1");
        assertThat(service.get("/api/v1/summaries/2022", department).body())
                .contains("INTERVIEW_COMPANY")
                .doesNotContain("DISCIPLINE_REFERRAL");
    }

    @Test
    void a_bulletin_stays_as_it_was_and_a_correction_makes_the_next_version() {
        String first = service.get(BULLETIN + "?version=1").json().get("bulletin").toString();
        try (EventLog log = new EventLog(service)) {
            service.post(
                    "/api/v1/projects/B-2/milestones/START/completion", completedOn("2022-07-31"));
            service.post(
                    "/api/v1/projects/B-2/milestones/START/completion/decision",
                    decision(true),
                    RunningService.ADMIN);
            service.endDays("2022-08-04", "2022-08-04");

            List<BulletinPublished> published =
                    log.throughDay(BulletinPublished.class, "2022-08-04").stream()
                            .filter(it -> it.month().equals(JULY))
                            .toList();

            assertThat(published).extracting(BulletinPublished::version).containsExactly(1L, 2L);
            assertThat(published.getLast().content().changes().counties())
                    .extracting(Subject::code)
                    .contains("C2");
            assertThat(published.getLast().hash())
                    .isEqualTo(service.get(BULLETIN + "?version=2").json().get("hash").asString());
        }
        assertThat(service.get(BULLETIN + "?version=1").json().get("bulletin").toString())
                .isEqualTo(first);
    }

    @Test
    void an_open_month_has_no_bulletin_and_what_is_no_month_is_refused() {
        assertThat(service.get("/api/v1/bulletins/2022-09").status()).isEqualTo(404);
        assertThat(service.get("/api/v1/bulletins/2022-Q3").faults())
                .containsExactly("/month not-a-month");
        assertThat(service.get(BULLETIN + "?version=x").faults())
                .containsExactly("/version out-of-range");
    }

    @Test
    void a_bulletin_is_a_workbook_of_typed_cells_in_which_no_text_is_a_formula()
            throws IOException {
        HttpResponse<byte[]> answer = service.download(BULLETIN + "?version=1", ExcelFile.TYPE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(ExcelFile.TYPE);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(
                        it ->
                                assertThat(it)
                                        .contains(
                                                URLEncoder.encode(
                                                        "2022年7月工作通报_第1版.xlsx",
                                                        StandardCharsets.UTF_8)));
        List<Row> standings = rows(answer, "工作推进排名");
        assertThat(standings.get(0).getCellText(0)).isEqualTo("2022年7月工作通报：工作推进排名");
        assertThat(standings.get(1).getCellText(0)).isEqualTo("第1版　发布日：2022年8月3日");
        assertThat(standings.get(2).getCellText(0)).startsWith("校验值（SHA-256）：");
        Row county = standings.get(TOP);
        assertThat(county.getCell(0).getType()).isEqualTo(CellType.NUMBER);
        assertThat(county.getCellText(1)).isEqualTo("兰山区");
        assertThat(county.getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("1");
        List<Row> boards = rows(answer, "上榜名单");
        assertThat(texts(boards.get(TOP)))
                .startsWith(
                        "物业服务项目月度投诉量排名", "2022年7月", "第1位（共1个）", "物业服务项目", "测试小区", "12345热线投诉31件");
        assertThat(boards.get(TOP + 1).getCellText(4)).isEqualTo("名单截止处另有70个并列，均未列入");
        Row supervised = rows(answer, "重点督办").get(TOP);
        assertThat(supervised.getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(supervised.getCellText(0)).isEqualTo("=1+1");
        assertThat(supervised.getCellText(2)).isEqualTo("资金闲置、未足额拨付、节点逾期");
        assertThat(supervised.getCellAsNumber(5)).hasValue(new BigDecimal("10.5"));
        Row missed = rows(answer, "逾期任务").get(TOP);
        assertThat(missed.getCellAsDate(0).orElseThrow().toLocalDate()).isEqualTo("2022-07-20");
        assertThat(missed.getCellText(2)).isEqualTo(task("C2", "2022-07-20").get("title"));
        assertThat(rows(answer, "措施").stream().map(it -> String.join("|", texts(it))))
                .anyMatch(it -> it.startsWith("约谈物业企业|物业服务项目月度投诉量排名|物业服务项目|测试小区|2022年7月|有效"))
                .anyMatch(it -> it.startsWith("更换项目经理|") && it.contains("|已撤销|"));
    }

    @Test
    void no_workbook_says_a_code_or_the_name_of_a_constant() throws IOException {
        for (String path :
                List.of(BULLETIN, "/api/v1/summaries/2022", "/api/v1/reviews?fortnight=4")) {
            HttpResponse<byte[]> answer = service.download(path, ExcelFile.TYPE);
            keep(path, answer.body());
            try (ReadableWorkbook workbook =
                    new ReadableWorkbook(new ByteArrayInputStream(answer.body()))) {
                for (Sheet sheet : workbook.getSheets().toList()) {
                    for (Row row : sheet.read()) {
                        assertThat(String.join("|", texts(row)))
                                .as("%s %s", path, sheet.getName())
                                .doesNotContainPattern(
                                        "[A-Z]{2,}_[A-Z]|\\b(ACTIVE|RAISED|REVOKED|OVERDUE|OPEN)\\b"
                                                + "|estate-|county-|\\[|null|true|false");
                    }
                }
            }
        }
    }

    /** They stay where the build leaves them, to be looked at in a spreadsheet program. */
    private static void keep(String path, byte[] workbook) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "workbooks"));
        Files.write(folder.resolve(path.split("/")[3].replaceAll("\\W.*", "") + ".xlsx"), workbook);
    }

    private static List<String> texts(Row row) {
        return row.stream().map(it -> it == null ? "" : it.getText()).toList();
    }

    @Test
    void a_refusal_is_a_problem_even_when_a_workbook_was_asked_for() {
        HttpResponse<byte[]> answer = service.download("/api/v1/bulletins/2022-09", ExcelFile.TYPE);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
    }

    @Test
    void the_fortnightly_sheet_is_a_workbook_with_every_active_project() throws IOException {
        HttpResponse<byte[]> answer =
                service.download("/api/v1/reviews?fortnight=4", ExcelFile.TYPE);

        List<Row> rows = rows(answer, "双周调度表");
        assertThat(rows.get(0).getCellText(0)).isEqualTo("第4个双周调度表");
        assertThat(rows.get(2).getCellText(3)).isEqualTo("项目编号");
        assertThat(rows).hasSize(5);
        assertThat(rows.get(3).getCellText(6)).isEqualTo("兰山区");
        assertThat(rows.get(3).getCellText(7)).isEqualTo("是");
        assertThat(service.download("/api/v1/reviews?fortnight=x", ExcelFile.TYPE).statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_year_is_summed_up_for_the_city() throws IOException {
        JsonNode year = service.get("/api/v1/summaries/2022").json();

        assertThat(year.at("/projects/0/count").asInt()).isEqualTo(2);
        assertThat(year.at("/measures/0/measure").asString()).isEqualTo("INTERVIEW_COMPANY");
        assertThat(year.at("/measures/0/raised").asInt()).isEqualTo(1);
        assertThat(year.at("/measures/1/revoked").asInt()).isEqualTo(1);
        assertThat(year.get("missingSubmissions")).hasSize(24);
        assertThat(service.get("/api/v1/summaries/2022", RunningService.COUNTY).status())
                .isEqualTo(403);
        assertThat(service.get("/api/v1/summaries/22").status()).isEqualTo(422);
        assertThat(rows(service.download("/api/v1/summaries/2022", ExcelFile.TYPE), "未报送"))
                .hasSize(27);
    }

    private static List<Row> rows(HttpResponse<byte[]> answer, String sheet) throws IOException {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(answer.body()))) {
            return workbook.findSheet(sheet).orElseThrow().read();
        }
    }
}
