package io.duban.complaint.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;

import io.duban.complaint.City;
import io.duban.complaint.RunningService;
import io.duban.teststack.TestStack;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a release before has stored, without anything that lists look for. */
class BackfillIT {

    @Test
    void what_an_earlier_release_has_stored_is_found_and_counted_after_the_next_start() {
        try (RunningService service = new RunningService(BackfillIT.class)) {
            City.register(service);
            Map<String, Object> complaint = City.complaint("B-1", "E1");
            complaint.put("title", "电梯停运");
            service.post("/api/v1/complaints", complaint);
            service.post("/api/v1/complaints", City.complaint("B-2", null));
            String database = service.bean(MongoDatabase.class).getName();
            service.stop();
            makeOld(database);

            service.start();

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> service.get("/api/v1/complaints?order=newest").status() == 200);
            assertThat(service.get("/api/v1/complaints?q=%E7%94%B5%E6%A2%AF").body())
                    .contains("B-1")
                    .doesNotContain("B-2");
            assertThat(service.get("/api/v1/estates?q=P2%E7%89%A9%E4%B8%9A").body())
                    .contains("E2")
                    .doesNotContain("\"E1\"");
            assertThat(
                            service.get(
                                            "/api/v1/statistics/complaints?by=month&from=2022-06-01"
                                                    + "&to=2022-06-30")
                                    .json()
                                    .at("/items/0/registered")
                                    .longValue())
                    .isEqualTo(2);
        }
    }

    private static void makeOld(String database) {
        try (MongoClient client = MongoClients.create(TestStack.shared().mongoUri())) {
            MongoDatabase store = client.getDatabase(database);
            for (String collection : List.of("complaints", "estates")) {
                store.getCollection(collection)
                        .updateMany(
                                new Document(),
                                Updates.combine(
                                        Updates.unset("list"),
                                        Updates.unset("uncounted"),
                                        Updates.unset("tallied")));
            }
            for (String gone : List.of("backfills", "complaintCounts", "complaintTally")) {
                store.getCollection(gone).deleteMany(new Document());
            }
        }
    }
}
