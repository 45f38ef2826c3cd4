package io.duban.complaint.tally;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import io.duban.complaint.City;
import io.duban.complaint.RunningService;
import io.duban.complaint.closing.BusinessCalendar;
import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.intake.ComplaintListing;
import io.duban.teststack.Answer;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Whatever is done with complaints, and wherever whoever counts is killed: the counts are right.
 */
class TallyIT {

    private static final String LIST = "/api/v1/complaints";
    private static final LocalDate FIRST = LocalDate.of(2022, 6, 17);
    private static final int ROUNDS = 40;
    private static final int TICKETS = 12;

    private static RunningService service;
    private static MongoDatabase store;

    @BeforeAll
    static void start() {
        service = new RunningService(TallyIT.class);
        City.register(service);
        store = service.bean(MongoDatabase.class);
        // From here on the test itself counts.
        service.bean(TallyWorker.class).stop();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void counts_equal_a_recount_after_anything_was_done_and_any_step_was_cut_off() {
        Random random = new Random(20220622);
        LocalDate day = null;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < 6; i++) {
                something(random);
            }
            if (round % 5 == 4) {
                day = day == null ? FIRST : day.plusDays(2);
                tally().dayEnded(day);
            }
            cutOff(random, tally());
            if (round % 4 == 3) {
                while (tally().step()) {
                    // Until nothing is left.
                }
                assertThat(stored()).as("round " + round).isEqualTo(recounted());
            }
        }
    }

    @Test
    void a_batch_that_somebody_finished_long_ago_changes_nothing_any_more() {
        service.post(LIST, City.complaint("Z-1", "E1"));
        Batch late = tally().begun().orElseThrow();
        while (tally().step()) {
            // Somebody else has finished it.
        }
        something(new Random(1));
        while (tally().step()) {
            // And has gone on.
        }
        Map<String, Long> before = stored();

        tally().count(late);
        tally().remember(late);
        tally().end(late);

        assertThat(stored()).isEqualTo(before);
        assertThat(tally().step()).isFalse();
    }

    @Test
    void whoever_is_killed_while_a_day_is_marked_marks_it_when_it_comes_again() {
        service.post(LIST, City.complaint("D-1", "E1"));
        while (tally().step()) {
            // Counted as not due.
        }
        LocalDate day = LocalDate.of(2022, 9, 1);
        store.getCollection("complaintTally")
                .updateOne(
                        Filters.eq("_id", "state"),
                        Updates.combine(
                                Updates.set("through", day.toString()),
                                Updates.set("markFrom", "")));

        tally().dayEnded(day);

        assertThat(
                        store.getCollection("complaints")
                                .find(Filters.exists(ComplaintListing.UNCOUNTED)))
                .isNotEmpty();
        while (tally().step()) {
            // Counted as due.
        }
        assertThat(stored()).isEqualTo(recounted());
    }

    @Test
    void many_whose_last_day_is_the_same_are_all_marked_and_none_before_its_day() {
        service.post(LIST, City.complaint("M-1", "E1"));
        MongoCollection<Document> complaints = store.getCollection("complaints");
        Document one = complaints.find(Filters.eq("_id", "M-1")).first();
        complaints.insertMany(
                IntStream.range(0, 2_500)
                        .mapToObj(
                                it -> {
                                    Document copy = new Document(one).append("_id", "MANY-" + it);
                                    copy.remove(ComplaintListing.UNCOUNTED);
                                    return copy.append(
                                            "due", it % 3 == 0 ? "2031-03-03" : "2031-03-05");
                                })
                        .toList());
        Bson marked =
                Filters.and(
                        Filters.regex("_id", "^MANY-"), Filters.exists(ComplaintListing.UNCOUNTED));

        tally().dayEnded(LocalDate.of(2031, 3, 4));
        long first = complaints.countDocuments(marked);
        tally().dayEnded(LocalDate.of(2031, 3, 5));
        long then = complaints.countDocuments(marked);
        complaints.deleteMany(Filters.regex("_id", "^MANY-"));

        assertThat(first).isEqualTo(834);
        assertThat(then).isEqualTo(2_500);
    }

    /** Another process each time. */
    private static Tally tally() {
        return new Tally(store, service.bean(BusinessCalendar.class));
    }

    /** As one that is killed at one of the places where it may be. */
    private static void cutOff(Random random, Tally tally) {
        Optional<Batch> begun = tally.begun();
        int reached = random.nextInt(4);
        begun.ifPresent(
                batch -> {
                    if (reached >= 1) {
                        tally.count(batch);
                    }
                    if (reached >= 2) {
                        tally.remember(batch);
                    }
                    if (reached >= 3) {
                        tally.end(batch);
                    }
                });
    }

    private static void something(Random random) {
        String path = LIST + "/T-" + random.nextInt(TICKETS);
        String other = "T-" + random.nextInt(TICKETS);
        String estate = "E" + (1 + random.nextInt(3));
        switch (random.nextInt(11)) {
            case 0, 1, 2 -> service.post(LIST, complaint(random));
            case 3 -> service.put(path + "/estate", Map.of("estateId", estate, "reason", "核实"));
            case 4 -> service.put(path + "/duplicate-of", Map.of("ticketNo", other, "reason", "同"));
            case 5 -> service.delete(path + "/duplicate-of");
            case 6 -> official(path + "/exclusion", Map.of("reason", "非本小区"));
            case 7 ->
                    service.post(
                            path + "/exclusion/decision",
                            Map.of("approved", random.nextBoolean(), "reason", "定"),
                            RunningService.ADMIN);
            case 8 ->
                    official(
                            path + "/resolution",
                            Map.of(
                                    "outcome",
                                    "好",
                                    "resolvedAt",
                                    "2022-06-%dT10:00:00+08:00".formatted(20 + random.nextInt(9)),
                                    "satisfaction",
                                    1 + random.nextInt(5)));
            case 9 -> official(path + "/reopening", Map.of("reason", "又来"));
            default ->
                    service.put(
                            "/api/v1/bodies/S1",
                            City.street("兰山街道", random.nextBoolean() ? "C1" : "C2"));
        }
    }

    private static Map<String, Object> complaint(Random random) {
        int number = random.nextInt(TICKETS);
        Map<String, Object> complaint =
                City.complaint("T-" + number, number % 4 == 0 ? null : "E" + (1 + number % 3));
        complaint.put(
                "receivedAt", "2022-06-%02dT%02d:30:00+08:00".formatted(10 + number / 2, number));
        return complaint;
    }

    private static Answer official(String path, Map<String, Object> document) {
        return service.post(path, document, RunningService.OFFICIAL);
    }

    /** Every count that is not 0, by row and field. */
    private static Map<String, Long> stored() {
        Map<String, Long> all = new TreeMap<>();
        for (Document row : store.getCollection(Tally.ROWS).find()) {
            for (String part :
                    List.of("all", "category", "status", "workOrder", "appeal", "unattributed")) {
                flatten(row.getString("_id") + " " + part, row.get(part, new Document()), all);
            }
        }
        all.values().removeIf(it -> it == 0);
        return all;
    }

    private static void flatten(String path, Document fields, Map<String, Long> into) {
        fields.forEach(
                (field, value) -> {
                    if (value instanceof Document inner) {
                        flatten(path + "." + field, inner, into);
                    } else {
                        into.put(path + "." + field, ((Number) value).longValue());
                    }
                });
    }

    private static Map<String, Long> recounted() {
        String passed = store.getCollection("complaintTally").find().first().getString("through");
        LocalDate through = passed == null ? null : LocalDate.parse(passed);
        Counts counts = new Counts();
        for (Document complaint : store.getCollection(ComplaintDocument.COLLECTION).find()) {
            counts.add(Contribution.of(complaint, through));
        }
        Map<String, Long> all = new TreeMap<>();
        counts.changes()
                .forEach(
                        (row, fields) ->
                                fields.forEach(
                                        (field, count) -> all.put(row.id() + " " + field, count)));
        return all;
    }
}
