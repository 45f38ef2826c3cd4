package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Two of each service on one broker and store. While clients push and days end, now the one and now
 * the other of a pair is killed; what comes out is what the rules demand, once.
 */
class TwoOfEachIT {

    private static final int ESTATES = 40;
    private static final int CLIENTS = 4;
    private static final YearMonth JUNE = YearMonth.of(2022, 6);
    private static final YearMonth LAST = YearMonth.of(2022, 8);

    private final CampaignModel model = new CampaignModel();
    private RunningSystem system;
    private SecondInstances second;
    private TwoDoors doors;
    private int tickets;

    @Test
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void whichever_of_two_dies_while_days_end_the_rules_alone_decide() throws Exception {
        try (RunningSystem first = RunningSystem.start();
                SecondInstances beside = SecondInstances.beside(first)) {
            system = first;
            second = beside;
            doors = new TwoDoors(first.admin(), beside.admin());
            City.registerBodies(first.admin());
            for (int i = 0; i < ESTATES; i++) {
                register(i);
            }
            beside.awaitEveryInstance();

            month(JUNE, this::killFirstComplaintService, this::killSecondRankingService);
            month(JUNE.plusMonths(1), this::killFirstGateway, this::killSecondNotificationService);
            month(LAST, this::killFirstProjectService, this::killFirstRankingService);

            awaitEveryInstance();
            assertThat(doors.repeated()).as("calls that a kill made uncertain").isPositive();
            compareBoards();
            compareEscalations();
            compareNotices();
            System.out.printf(
                    "two of each: kills 6, accepted %d, repeated %d, lost 0, double 0%n",
                    tickets, doors.repeated());
        }
    }

    /** The death of one of a pair. */
    private interface Kill {
        void strike() throws Exception;
    }

    private void month(YearMonth month, Kill whileTheyPush, Kill whileItCloses) throws Exception {
        LocalDate middle = month.atDay(15);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
        List<Future<?>> pushes = new ArrayList<>();
        List<Map<String, Object>> documents = complaintsOf(month);
        for (int i = 0; i < CLIENTS; i++) {
            int client = i;
            pushes.add(clients.submit(() -> push(documents, client)));
        }
        doors.end(middle);
        whileTheyPush.strike();
        for (Future<?> push : pushes) {
            push.get();
        }
        clients.shutdown();
        doors.awaitSettled(middle);

        LocalDate closing = month.atEndOfMonth().plusDays(3);
        doors.end(closing);
        whileItCloses.strike();
        doors.awaitSettled(closing);
        model.close(month);
    }

    private void killFirstComplaintService() throws Exception {
        killFirst("complaint-service");
    }

    private void killSecondRankingService() throws Exception {
        killSecond("ranking-service");
    }

    private void killFirstGateway() throws Exception {
        killFirst("gateway");
    }

    private void killSecondNotificationService() throws Exception {
        killSecond("notification-service");
    }

    private void killFirstProjectService() throws Exception {
        killFirst("project-service");
    }

    /** The other one was killed before; it has to stand again, or none would be left. */
    private void killFirstRankingService() throws Exception {
        second.awaitReady("ranking-service");
        killFirst("ranking-service");
    }

    /** The launcher starts it again. */
    private void killFirst(String name) throws Exception {
        ProcessHandle.of(system.pids().get(name)).orElseThrow().destroyForcibly();
    }

    private void killSecond(String name) throws Exception {
        second.killAndStart(name);
    }

    private void awaitEveryInstance() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        List<String> unready = system.unready();
        while (!unready.isEmpty()) {
            assertThat(System.nanoTime()).as(unready.toString()).isLessThan(deadline);
            Thread.sleep(200);
            unready = system.unready();
        }
        second.awaitEveryInstance();
    }

    private void register(int i) {
        String id = "E%02d".formatted(i);
        Map<String, Object> estate =
                City.estate("小区" + id, i % 2 == 0 ? "S1" : "S2", 500 + i, "CO" + i % 20);
        assertThat(system.admin().put("/api/v1/estates/" + id, estate).status()).isEqualTo(201);
        model.company(id, "CO" + i % 20);
    }

    /** The order among the estates differs from month to month, so that streaks break. */
    private List<Map<String, Object>> complaintsOf(YearMonth month) {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (int i = 0; i < ESTATES; i++) {
            int place = (i + 7 * month.getMonthValue()) % ESTATES;
            for (int n = 0; n < place / 3; n++) {
                String ticket = "W%06d".formatted(++tickets);
                String estate = "E%02d".formatted(i);
                OffsetDateTime at =
                        OffsetDateTime.parse(month + "-01T00:00:00+08:00")
                                .plusHours(tickets * 37L % 700);
                documents.add(City.complaint(ticket, at, estate));
                model.complaint(ticket, month, estate);
            }
        }
        return documents;
    }

    private Void push(List<Map<String, Object>> documents, int client) throws InterruptedException {
        for (int i = client; i < documents.size(); i += CLIENTS) {
            Map<String, Object> document = documents.get(i);
            Api.Answer answer = doors.call(client, it -> it.post("/api/v1/complaints", document));
            assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        }
        return null;
    }

    private void compareBoards() throws InterruptedException {
        for (YearMonth month = JUNE; !month.isAfter(LAST); month = month.plusMonths(1)) {
            JsonNode board = doors.get("/api/v1/rankings/estate-complaints/" + month).json();
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
            assertThat(board.get("revision").intValue()).as("revision of " + month).isEqualTo(1);
        }
    }

    private void compareEscalations() throws InterruptedException {
        List<CampaignModel.Expected> raised = new ArrayList<>();
        for (JsonNode escalation : doors.all("/api/v1/escalations")) {
            assertThat(escalation.get("state").stringValue()).isEqualTo("raised");
            raised.add(
                    new CampaignModel.Expected(
                            escalation.get("subject").get("code").stringValue(),
                            escalation.get("period").stringValue(),
                            escalation.get("measure").stringValue(),
                            escalation.get("streak").intValue()));
        }
        assertThat(raised).containsExactlyInAnyOrderElementsOf(model.raised()).isNotEmpty();
    }

    /** Each escalation is carried by one notice. */
    private void compareNotices() throws InterruptedException {
        List<String> carried = new ArrayList<>();
        for (JsonNode notice : doors.all("/api/v1/notices")) {
            notice.get("escalationIds").forEach(it -> carried.add(it.stringValue()));
        }
        List<String> known = new ArrayList<>();
        doors.all("/api/v1/escalations").forEach(it -> known.add(it.get("id").stringValue()));
        assertThat(carried).containsExactlyInAnyOrderElementsOf(known);
    }
}
