package io.duban.ranking;

import static io.duban.ranking.City.JULY;
import static io.duban.ranking.City.JUNE;
import static io.duban.ranking.City.attached;
import static io.duban.ranking.City.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import io.duban.teststack.Answer;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What is said of a month before it has closed, and of what an earlier release has kept. */
class OpenBoardsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ESTATES = "/api/v1/rankings/estate-complaints";

    @TempDir Path disk;

    @Test
    void a_month_that_has_ended_and_not_closed_counts_for_the_next_one() {
        String name = TestStack.shared().freshName(OpenBoardsIT.class);
        try (RunningService service = RunningService.start(name, disk.resolve("a"))) {
            service.awaitReady();
            assertThat(service.get("/api/v1/overview").json().has("asOf")).isFalse();
            assertThat(service.get("/api/v1/overview").json().has("headingFor")).isFalse();
            service.tell(recorded("A"), recorded("B", "C2", 1));
            service.tell(attached("a1", "A", JUNE), attached("b1", "B", JUNE));
            service.advance("2022-07-01");
            service.settle("2022-07-01");
            service.tell(attached("a2", "A", JULY));

            assertThat(service.get(ESTATES + "/2022-06").status()).isEqualTo(404);
            JsonNode before = awaitStreak(service, 2);
            assertThat(before.get("previousRank").intValue()).isEqualTo(1);
            assertThat(before.at("/recent/0/period").stringValue()).isEqualTo("2022-06");
            assertThat(before.at("/recent/0/state").stringValue()).isEqualTo("provisional");
            assertThat(service.get("/api/v1/overview").json().at("/headingFor/1/measure"))
                    .hasToString("\"REPLACE_MANAGER\"");

            service.advance("2022-07-03");
            service.settle("2022-07-03");

            JsonNode after = awaitStreak(service, 2);
            assertThat(after.at("/recent/0/state").stringValue()).isEqualTo("listed");
            assertThat(after.at("/recent/1/state").stringValue()).isEqualTo("provisional");
        }
    }

    @Test
    void what_an_earlier_release_has_kept_is_read_in() {
        String name = TestStack.shared().freshName(OpenBoardsIT.class);
        List<String> questions =
                List.of(
                        ESTATES,
                        ESTATES + "/2022-06",
                        ESTATES + "/2022-06?revision=1",
                        ESTATES + "/history?subject=A");
        List<JsonNode> answers;
        try (RunningService service = RunningService.start(name, disk.resolve("b"))) {
            service.tell(recorded("A"), recorded("B", "C2", 1));
            service.tell(attached("a1", "A", JUNE), attached("b1", "B", JUNE));
            service.advance("2022-07-03");
            service.settle("2022-07-03");
            service.tell(attached("a2", "A", JUNE));
            service.advance("2022-07-04");
            service.settle("2022-07-04");
            answers = questions.stream().map(it -> service.get(it).json()).toList();
            forget(service.bean(MongoDatabase.class));
        }

        try (RunningService service = RunningService.start(name, disk.resolve("b"))) {
            await().atMost(PATIENCE)
                    .until(() -> service.get(questions.getLast()), it -> it.status() == 200);
            assertThat(questions.stream().map(service::get).map(Answer::json).toList())
                    .isEqualTo(answers);
            assertThat(answers.getFirst().at("/items/0/revisions")).hasSize(2);
            assertThat(answers.getLast().at("/items/0/value").intValue()).isEqualTo(2);
        }
    }

    /** Takes away what is kept beside boards since this release. */
    private static void forget(MongoDatabase store) {
        store.getCollection("boards").updateMany(Filters.empty(), Updates.unset("extracts"));
        store.getCollection("periods")
                .updateMany(
                        Filters.empty(),
                        Updates.combine(Updates.unset("revisions"), Updates.unset("order")));
        store.getCollection("boardSlices").deleteMany(Filters.empty());
        store.getCollection("boardPieces").deleteMany(Filters.regex("_id", ":listed"));
    }

    private static JsonNode awaitStreak(RunningService service, int streak) {
        return await().atMost(PATIENCE)
                .until(
                        () -> service.get(ESTATES + "/live").json().at("/rows/0"),
                        it -> it.path("streak").asInt(0) == streak);
    }
}
