package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.record.CompressionType;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** Five months with everything that goes wrong in life, compared with an independent model. */
class CampaignIT {

    private static final int ESTATES = 70;
    private static final YearMonth JUNE = YearMonth.of(2022, 6);
    private static final ZoneOffset[] ZONES = {
        ZoneOffset.ofHours(8), ZoneOffset.UTC, ZoneOffset.ofHours(-5), ZoneOffset.ofHours(14)
    };

    private final CampaignModel model = new CampaignModel();
    private final SplittableRandom random = new SplittableRandom(57);
    private final List<Map<String, Object>> sent = new ArrayList<>();
    private Api api;
    private int tickets;

    @Test
    void every_escalation_is_the_one_that_the_rules_demand_and_nothing_else() throws Exception {
        try (RunningSystem system = RunningSystem.start()) {
            api = system.admin();
            City.registerBodies(api);
            for (int i = 0; i < ESTATES; i++) {
                register(i, "CO" + i % 20);
            }

            for (YearMonth month = JUNE;
                    month.isBefore(JUNE.plusMonths(5));
                    month = month.plusMonths(1)) {
                push(complaintsOf(month));
                if (month.equals(JUNE.plusMonths(1))) {
                    changeCompanies();
                }
                if (month.isAfter(JUNE)) {
                    correct(month.minusMonths(1));
                    api.advance(month.atEndOfMonth());
                    model.revise();
                }
                api.advance(month.atEndOfMonth().plusDays(3));
                model.close(month);
            }
            correct(JUNE.plusMonths(4));
            api.advance(LocalDate.of(2022, 11, 4));
            model.revise();

            compareBoards();
            compareEscalations();
            compareNotices();
            pushAgainWithoutEffect();
            everyClientUnpacksTheTopics(system.data());
        }
    }

    /** gzip and nothing at all are what a Kafka client needs no library for. */
    private static void everyClientUnpacksTheTopics(Path data) throws IOException {
        Map<String, Set<CompressionType>> found = TopicFiles.compressions(data);

        assertThat(found)
                .containsKeys(
                        "duban.body.v1",
                        "duban.calendar.v1",
                        "duban.complaint.v1",
                        "duban.escalation.v1",
                        "duban.notice.v1",
                        "duban.ranking.v1");
        assertThat(found.get("duban.complaint.v1")).contains(CompressionType.GZIP);
        assertThat(found.get("duban.ranking.v1")).contains(CompressionType.GZIP);
        assertThat(found)
                .allSatisfy(
                        (topic, types) ->
                                assertThat(types)
                                        .as(topic)
                                        .isSubsetOf(CompressionType.NONE, CompressionType.GZIP));
    }

    private void register(int i, String company) {
        String id = "E%02d".formatted(i);
        Map<String, Object> estate =
                City.estate("小区" + id, i % 2 == 0 ? "S1" : "S2", 500 + i, company);
        assertThat(api.put("/api/v1/estates/" + id, estate).status()).isIn(200, 201);
        model.company(id, company);
    }

    /** Streaks of the estates that change hands begin anew; a change of nothing changes nothing. */
    private void changeCompanies() {
        for (int i = 0; i < 8; i++) {
            register(i, "NEW" + i);
        }
        register(20, "CO0");
    }

    private List<Map<String, Object>> complaintsOf(YearMonth month) {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (int i = 0; i < ESTATES; i++) {
            int many = Math.max(0, (ESTATES - i) / 4 + random.nextInt(7) - 2);
            for (int n = 0; n < many; n++) {
                documents.add(counted(month, moment(month), "E%02d".formatted(i)));
            }
        }
        LocalDateTime first = month.atDay(1).atStartOfDay();
        LocalDateTime last = month.atEndOfMonth().atTime(23, 59, 59, 999_000_000);
        for (int n = 0; n < 6; n++) {
            String estate = "E%02d".formatted(25 + random.nextInt(10));
            documents.add(counted(month, zoned(first), estate));
            documents.add(counted(month, zoned(last), estate));
        }
        notCounted(month, documents);
        return documents;
    }

    /** Another party is responsible: kept and dispatched, never counted against the estate. */
    private void notCounted(YearMonth month, List<Map<String, Object>> documents) {
        for (int n = 0; n < 40; n++) {
            Map<String, Object> document = City.complaint(ticket(), moment(month), "E69");
            document.put("category", "utility.heating");
            documents.add(document);
        }
    }

    private Map<String, Object> counted(YearMonth month, OffsetDateTime at, String estate) {
        String ticket = ticket();
        model.complaint(ticket, month, estate);
        return City.complaint(ticket, at, estate);
    }

    private OffsetDateTime moment(YearMonth month) {
        return zoned(
                month.atDay(1)
                        .atStartOfDay()
                        .plusSeconds(random.nextInt(month.lengthOfMonth() * 86_400)));
    }

    /** The same instant, as another hotline might write it down. */
    private OffsetDateTime zoned(LocalDateTime shanghai) {
        return shanghai.atOffset(ZoneOffset.ofHours(8))
                .withOffsetSameInstant(ZONES[random.nextInt(ZONES.length)]);
    }

    private String ticket() {
        return "T%06d".formatted(++tickets);
    }

    /** In a shuffled order, with one in five sent twice. */
    private void push(List<Map<String, Object>> documents) {
        List<Map<String, Object>> all = new ArrayList<>(documents);
        documents.stream().filter(_ -> random.nextInt(5) == 0).forEach(all::add);
        for (int i = all.size() - 1; i > 0; i--) {
            all.set(i, all.set(random.nextInt(i + 1), all.get(i)));
        }
        List<JsonNode> verdicts = api.lines("/api/v1/complaints/batch", all);
        assertThat(verdicts).hasSameSizeAs(all);
        for (int i = 0; i < all.size(); i++) {
            assertThat(verdicts.get(i).get("ticketNo").stringValue())
                    .isEqualTo(all.get(i).get("ticketNo"));
            assertThat(verdicts.get(i).get("status").stringValue()).isIn("created", "exists");
        }
        sent.addAll(documents);
    }

    /** After the closing: late arrivals, and complaints that belonged to another estate. */
    private void correct(YearMonth closed) {
        List<Map<String, Object>> late = new ArrayList<>();
        for (int n = 0; n < 25; n++) {
            late.add(counted(closed, moment(closed), "E%02d".formatted(28 + random.nextInt(12))));
        }
        push(late);
        for (int n = 0; n < 200; n++) {
            Map<String, Object> document = sent.get(random.nextInt(sent.size()));
            String ticket = (String) document.get("ticketNo");
            String estate = "E%02d".formatted(random.nextInt(ESTATES));
            if (model.isOf(ticket, closed)) {
                Api.Answer answer =
                        api.put(
                                "/api/v1/complaints/" + ticket + "/estate",
                                Map.of("estateId", estate, "reason", "核实后归属有误"));
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                model.reattribute(ticket, estate);
            }
        }
    }

    private void compareBoards() {
        for (YearMonth month = JUNE;
                month.isBefore(JUNE.plusMonths(5));
                month = month.plusMonths(1)) {
            JsonNode board = api.get("/api/v1/rankings/estate-complaints/" + month).json();
            Map<String, Integer> counts = new TreeMap<>();
            Set<String> listed = new TreeSet<>();
            for (JsonNode row : board.get("rows")) {
                String code = row.get("subject").get("code").stringValue();
                counts.put(code, row.get("value").intValue());
                if (row.get("listed").booleanValue()) {
                    listed.add(code);
                }
            }
            assertThat(counts).as("counts of " + month).isEqualTo(model.counts(month));
            assertThat(listed).as("list of " + month).isEqualTo(model.listed(month));
            assertThat(board.get("revision").intValue()).isGreaterThan(1);
        }
    }

    private void compareEscalations() {
        Set<CampaignModel.Expected> raised = new TreeSet<>();
        Set<String> revoked = new TreeSet<>();
        for (JsonNode escalation : api.all("/api/v1/escalations")) {
            String estate = escalation.get("subject").get("code").stringValue();
            String period = escalation.get("period").stringValue();
            String measure = escalation.get("measure").stringValue();
            if (escalation.get("state").stringValue().equals("raised")) {
                int streak = escalation.get("streak").intValue();
                raised.add(new CampaignModel.Expected(estate, period, measure, streak));
            } else {
                revoked.add(estate + " " + period + " " + measure);
            }
        }
        assertThat(raised).isNotEmpty().isEqualTo(model.raised());
        assertThat(revoked).isNotEmpty().isEqualTo(model.revoked());
    }

    /** Every standing escalation is carried by a notice, and no notice carries anything else. */
    private void compareNotices() {
        Set<String> carried = new TreeSet<>();
        for (JsonNode notice : api.all("/api/v1/notices")) {
            notice.get("escalationIds").forEach(it -> carried.add(it.stringValue()));
        }
        Set<String> known = new TreeSet<>();
        api.all("/api/v1/escalations").forEach(it -> known.add(it.get("id").stringValue()));
        assertThat(carried).isEqualTo(known);
    }

    private void pushAgainWithoutEffect() throws Exception {
        Set<String> before = escalations();

        List<JsonNode> verdicts = api.lines("/api/v1/complaints/batch", sent);
        api.advance(LocalDate.of(2022, 11, 5));

        assertThat(verdicts).allMatch(it -> it.get("status").stringValue().equals("exists"));
        assertThat(escalations()).isEqualTo(before);
    }

    private Set<String> escalations() {
        Set<String> all = new TreeSet<>();
        api.all("/api/v1/escalations").forEach(it -> all.add(it.toString()));
        return all;
    }
}
