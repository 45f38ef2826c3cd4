package io.duban.complaint.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import io.duban.complaint.City;
import io.duban.complaint.RunningService;

import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Who decides on a complaint and who ends the day, at the same time. */
class OpenDayIT {

    private static final LocalDate DAY = LocalDate.of(2022, 8, 1);

    private RunningService service;
    private OpenDay open;
    private DayCloser closer;

    @BeforeEach
    void start() {
        service = new RunningService(OpenDayIT.class);
        City.register(service);
        City.endDay(service, DAY);
        open = service.bean(OpenDay.class);
        closer = service.bean(DayCloser.class);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    @Timeout(60)
    void a_day_ends_behind_whoever_decided_while_it_was_open() throws Exception {
        CountDownLatch deciding = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        CompletableFuture<String> writer =
                CompletableFuture.supplyAsync(
                        () ->
                                open.write(
                                        () -> {
                                            deciding.countDown();
                                            await(written);
                                            return "written";
                                        }),
                        Thread::startVirtualThread);
        await(deciding);

        CompletableFuture<Void> end =
                CompletableFuture.runAsync(
                        () -> closer.dayEnded(DAY.plusDays(1)), Thread::startVirtualThread);

        BusinessCalendar days = service.bean(BusinessCalendar.class);
        Awaitility.await().until(() -> days.today().equals(DAY.plusDays(2)));
        // Who comes now decides as on the next day and holds nothing up.
        assertThat(open.write(days::today)).isEqualTo(DAY.plusDays(2));
        assertThatThrownBy(() -> end.get(500, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        written.countDown();
        end.get(20, TimeUnit.SECONDS);
        assertThat(writer.get()).isEqualTo("written");
    }

    @Test
    void a_decision_that_fails_holds_no_day_up() throws Exception {
        assertThatThrownBy(
                        () ->
                                open.write(
                                        () -> {
                                            throw new IllegalStateException("refused");
                                        }))
                .hasMessage("refused");

        CompletableFuture.runAsync(() -> closer.dayEnded(DAY.plusDays(1)))
                .get(20, TimeUnit.SECONDS);
    }

    @Test
    @Timeout(60)
    void a_writer_that_was_killed_holds_a_day_up_for_a_while_and_no_later_one() {
        MongoCollection<Document> calendar =
                service.bean(MongoDatabase.class).getCollection(DayCloser.CALENDAR);
        calendar.updateOne(Filters.empty(), Updates.inc("writing." + DAY, 1));

        // Others go on deciding meanwhile.
        open.write(() -> "written");
        open.awaitWriters(DAY.plusDays(1), Duration.ofMillis(100));

        assertThat(calendar.find().first().get("writing", Document.class)).isEmpty();
        open.awaitWriters(DAY.plusDays(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
