package io.duban.complaint.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.complaint.City;
import io.duban.complaint.RunningService;
import io.duban.kit.security.Role;
import io.duban.teststack.Answer;
import io.duban.teststack.TestTokens;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/** Who may not know the caller is told no number of theirs by a text either. */
class SightIT {

    private static final String MOBILE = "13812345678";
    private static final String CARD = "371302199001011234";
    private static final String PATH = "/api/v1/complaints/N-1";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(SightIT.class);
        City.register(service);
        Map<String, Object> complaint = City.complaint("N-1", "E1");
        complaint.put("title", "请回电１３８－１２３４－５６７８");
        complaint.put("detail", "身份证" + CARD + "，电话 138 1234 5678，座机0539-8314567");
        service.post("/api/v1/complaints", complaint);
        write("dispatches", "{\"departments\":[\"C1\"],\"note\":\"回电" + MOBILE + "\"}");
        write(
                "resolution",
                "{\"outcome\":\"已告知"
                        + MOBILE
                        + "\",\"resolvedAt\":\"2022-06-20T23:30:00Z\",\"satisfaction\":4}");
        write("exclusion", "{\"reason\":\"本人" + CARD + "要求\"}");
    }

    private static void write(String what, String document) {
        service.post(PATH + "/" + what, document, RunningService.OFFICIAL);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({"COUNTY,C1", "STREET,S1", "COMPANY,P1"})
    void whoever_may_not_know_the_caller_sees_the_ends_of_numbers_only(Role role, String body) {
        String bearer = TestTokens.bearer(role, body);
        for (String path : new String[] {PATH, "/api/v1/complaints?estate=E1", PATH + "/history"}) {
            Answer seen = service.get(path, bearer);
            if (seen.status() == 403) {
                continue;
            }
            assertThat(seen.status()).as(seen.body()).isEqualTo(200);
            assertThat(seen.body())
                    .doesNotContain(MOBILE, CARD, "138 1234 5678", "８－１２３４－５", "8314567");
        }
        Answer seen = service.get(PATH, bearer);
        assertThat(seen.json().get("title").stringValue()).isEqualTo("请回电１３８－****－５６７８");
        assertThat(seen.json().at("/resolution/outcome").stringValue()).isEqualTo("已告知138****5678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOTLINE", "OFFICIAL", "ADMIN"})
    void whoever_may_know_the_caller_reads_the_texts_as_they_are(Role role) {
        Answer seen = service.get(PATH, TestTokens.bearer(role));

        assertThat(seen.body()).contains(MOBILE, CARD, "138 1234 5678");
    }
}
