package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The data folder of the release before, made by {@link RecordReleaseIT}, comes up under the
 * programs of today with all that was decided, and the campaign goes on.
 */
class YesterdaysDataIT {

    private static final YearMonth AUGUST = YearMonth.of(2022, 8);

    /** Whatever was final when the release ended. */
    private static final Set<String> FINAL = Set.of("2022-06", "2022-06-30", "2022-H1");

    private RunningSystem system;
    private Api api;
    private int tickets;

    @Test
    void what_was_decided_stands_and_the_campaign_goes_on() throws Exception {
        JsonNode recorded;
        Path data = RunningSystem.freshFolder();
        try (InputStream packed = resource("data.zip");
                InputStream said = resource("expected.json")) {
            DataFolder.unpack(packed, data);
            recorded = Api.JSON.readTree(asItCountsNow(said));
        }

        try (RunningSystem running = RunningSystem.startOn(data)) {
            system = running;
            api = running.admin();
            ObjectNode now = Snapshot.of(api);
            recorded.propertyNames()
                    .forEach(
                            it ->
                                    assertThat(unordered(now.get(it)))
                                            .as(it)
                                            .isEqualTo(unordered(recorded.get(it))));

            lettersHaveTheirPresentForm();

            goOn();

            assertThat(boards(Snapshot.of(api))).containsAllEntriesOf(finalOnes(recorded));
            assertThat(escalations()).isEqualTo(escalations(recorded));
        }
    }

    /** Blocks and a life, and a number for what was issued, continuous within its kind and year. */
    private void lettersHaveTheirPresentForm() {
        Set<String> numbered = new TreeSet<>();
        for (JsonNode listed : api.all("/api/v1/notices")) {
            String id = listed.get("id").stringValue();
            JsonNode letter = api.get("/api/v1/notices/" + id).json();
            assertThat(letter.get("blocks").values())
                    .as(id)
                    .extracting(it -> it.get("type").stringValue())
                    .startsWith("title", "addressee")
                    .contains("paragraph", "demand", "signature")
                    .endsWith("date");
            assertThat(letter.get("life").get(0).get("step").stringValue()).isEqualTo("drafted");
            if (letter.has("issuedOn")) {
                assertThat(letter.get("number").stringValue()).matches("临\\S+〔2022〕[1-9][0-9]*号");
                numbered.add(id);
            }
        }

        Map<String, Integer> last = new TreeMap<>();
        Set<String> listed = new TreeSet<>();
        for (JsonNode line : api.all("/api/v1/documents/numbers")) {
            String register = line.get("kind").stringValue() + line.get("year").asString();
            assertThat(line.get("number").intValue())
                    .as(register)
                    .isEqualTo(last.merge(register, 1, Integer::sum));
            listed.add(line.get("noticeId").stringValue());
        }
        assertThat(listed).isNotEmpty().isEqualTo(numbered);
    }

    /** Weights lie between 1 and 10 now; a heavier stage counts as one of 10 (RULES 6). */
    private static String asItCountsNow(InputStream said) throws IOException {
        return new String(said.readAllBytes(), StandardCharsets.UTF_8)
                .replace("\"weight\" : 1000000", "\"weight\" : 10");
    }

    /** August and September: what was open is decided, and new complaints are counted. */
    private void goOn() throws InterruptedException {
        Map<String, Integer> sent = complaints(AUGUST);
        assertThat(decide("/api/v1/complaints/N00300/exclusion/decision")).isEqualTo(200);
        assertThat(decide("/api/v1/projects/P-C3/withdrawal/decision")).isEqualTo(200);
        api.advance(LocalDate.of(2022, 9, 3));
        assertThat(counts("estate-complaints/2022-08")).isEqualTo(sent);

        api.advance(LocalDate.of(2022, 10, 3));
        assertThat(api.get("/api/v1/rankings/estate-complaints/2022-09").status()).isEqualTo(200);
        assertThat(api.get("/api/v1/rankings/county-progress-quarterly/2022-Q3").status())
                .isEqualTo(200);
        assertThat(api.get("/api/v1/rankings/street-work/2022-09-30").status()).isEqualTo(200);
    }

    private int decide(String path) {
        Api.Answer key = api.post("/api/v1/keys", Map.of("name", "复核", "role", "official"));
        Api second = system.withKey(key.json().get("key").stringValue());
        return second.post(path, Map.of("approved", true, "reason", "经核查属实")).status();
    }

    private Map<String, Integer> complaints(YearMonth month) {
        Map<String, Integer> sent = new TreeMap<>();
        for (int i = 0; i < ReleaseCampaign.ESTATES; i++) {
            String estate = "E%02d".formatted(i);
            for (int n = 0; n < 1 + i / 5; n++) {
                OffsetDateTime at =
                        OffsetDateTime.parse(month + "-01T00:00:00+08:00")
                                .plusHours(++tickets * 37L % 700);
                Api.Answer answer =
                        api.post(
                                "/api/v1/complaints",
                                City.complaint("A%05d".formatted(tickets), at, estate));
                assertThat(answer.status()).as(answer.body()).isEqualTo(201);
                sent.merge(estate, 1, Integer::sum);
            }
        }
        return sent;
    }

    private Map<String, Integer> counts(String rankingAndPeriod) {
        Map<String, Integer> counts = new TreeMap<>();
        JsonNode rows = Snapshot.board(api, rankingAndPeriod).get("rows");
        rows.forEachEntry((code, row) -> counts.put(code, row.get("value").intValue()));
        return counts;
    }

    /** A list may have come into another order; what is on it may not. */
    private static Object unordered(JsonNode part) {
        return part.isArray() ? part.valueStream().collect(Collectors.toSet()) : part;
    }

    private static Map<String, JsonNode> boards(JsonNode snapshot) {
        Map<String, JsonNode> boards = new HashMap<>();
        snapshot.get("boards").forEachEntry(boards::put);
        return boards;
    }

    private static Map<String, JsonNode> finalOnes(JsonNode snapshot) {
        Map<String, JsonNode> boards = boards(snapshot);
        boards.keySet().removeIf(it -> !FINAL.contains(it.substring(it.indexOf('/') + 1)));
        return boards;
    }

    /** What is demanded for periods that were final. */
    private Set<String> escalations() {
        Set<String> escalations = new TreeSet<>();
        api.all("/api/v1/escalations").forEach(it -> add(it, escalations));
        return escalations;
    }

    private static Set<String> escalations(JsonNode snapshot) {
        Set<String> escalations = new TreeSet<>();
        snapshot.get("escalations").forEach(it -> add(it, escalations));
        return escalations;
    }

    private static void add(JsonNode escalation, Set<String> escalations) {
        if (FINAL.contains(escalation.get("period").stringValue())) {
            escalations.add(
                    escalation.get("id").stringValue() + " " + escalation.get("state").asString());
        }
    }

    private static InputStream resource(String name) {
        return YesterdaysDataIT.class.getResourceAsStream("/release/" + name);
    }
}
