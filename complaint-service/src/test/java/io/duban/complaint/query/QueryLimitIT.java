package io.duban.complaint.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.complaint.City;
import io.duban.complaint.ImpatientStore;
import io.duban.complaint.RunningService;
import io.duban.teststack.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.util.Map;

@ExtendWith(OutputCaptureExtension.class)
class QueryLimitIT {

    @Test
    void a_query_that_takes_too_long_is_a_503_and_named_in_the_log(CapturedOutput output) {
        try (ImpatientStore store = new ImpatientStore();
                RunningService service =
                        new RunningService(
                                QueryLimitIT.class, Map.of("spring.mongodb.uri", store.uri()))) {
            City.register(service);
            service.post("/api/v1/complaints", City.complaint("Q-1", "E1"));
            store.ends("complaints");

            Answer ended = service.get("/api/v1/complaints?estate=E1");

            assertThat(ended.status()).isEqualTo(503);
            assertThat(ended.body()).contains("longer than it may").doesNotContain("Mongo");
            assertThat(output).contains("a query of complaints by [_id, estate]");
            store.ends(null);
            assertThat(service.get("/api/v1/complaints?estate=E1").status()).isEqualTo(200);
            assertThat(store.unlimited()).isEmpty();
        }
    }
}
