package io.duban.complaint.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.complaint.City;
import io.duban.complaint.RunningService;
import io.duban.contracts.subject.BodyLevel;
import io.duban.teststack.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** The register refuses what would turn it inside out, and what would unrank a street by a slip. */
class RegisterOrderIT {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(RegisterOrderIT.class);
        City.register(service);
        service.post("/api/v1/complaints", City.complaint("R-1", "E1"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"街 道", "街道 ", "街到", "street", "Jiedao", "区"})
    void a_street_is_of_a_kind_that_the_rulebook_knows(String kind) {
        Answer answer = put("K1", "street", "C1", kind);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.faults()).containsExactly("/kind unknown-value");
        assertThat(answer.body()).contains("[街道, 镇, 乡]");
        assertThat(service.get("/api/v1/bodies/K1").status()).isEqualTo(404);
    }

    @Test
    void a_street_says_what_it_is_and_a_county_need_not() {
        Answer nothing = put("K2", "street", "C1", null);
        Answer town = put("K3", "street", "C1", "镇");
        Answer county = put("C9", "county", null, null);

        assertThat(nothing.faults()).containsExactly("/kind required");
        assertThat(town.status()).isEqualTo(201);
        assertThat(county.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"county", "city", "department", "taskforce"})
    void a_street_with_estates_and_complaints_stays_a_street(String level) {
        Answer answer = put("S1", level, null, null);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains(":in-use\"", "1 estate, such as 'E1'", "'R-1'");
        assertThat(service.put("/api/v1/estates/E1", City.estate("S1", "P1")).status())
                .isEqualTo(200);
    }

    @Test
    void a_county_with_streets_stays_a_county() {
        Answer answer = put("C2", "street", "C1", "街道");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("1 body, such as 'S3'", "1 estate, such as 'E3'");
    }

    @Test
    void a_body_on_which_nothing_hangs_may_become_another_and_takes_no_estate_any_more() {
        put("S9", "street", "C1", "街道");

        Answer changed = put("S9", "department", null, null);
        Answer estate = service.put("/api/v1/estates/E9", City.estate("S9", "P1"));

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(estate.faults()).containsExactly("/street unknown-street");
    }

    @Test
    void what_counties_name_as_their_city_becomes_nothing_else() {
        put("C8", "county", "CITY8", null);

        Answer department = put("CITY8", "department", null, null);
        Answer city = put("CITY8", "city", null, null);

        assertThat(department.status()).isEqualTo(409);
        assertThat(department.body()).contains("'C8'");
        assertThat(city.status()).isEqualTo(201);
    }

    @Test
    void nobody_lies_under_themselves() {
        put("D1", "department", "D2", null);
        put("D2", "department", "D3", null);

        assertThat(put("D3", "department", "D1", null).body()).contains(":circle\"", "'D1'");
        assertThat(put("D3", "department", "D3", null).status()).isEqualTo(409);
        assertThat(put("C7", "county", "C7", null).status()).isEqualTo(409);
        assertThat(put("C1", "county", "C1", null).status()).isEqualTo(422);
        assertThat(service.get("/api/v1/bodies/D3").status()).isEqualTo(404);
    }

    @Test
    void a_street_lies_in_a_county_and_a_county_in_a_city() {
        assertThat(put("S2", "street", "S1", "街道").faults())
                .containsExactly("/parent unknown-body");
        assertThat(put("C2", "county", "C1", null).faults()).containsExactly("/parent wrong-level");
        assertThat(put("CITY1", "city", "C1", null).faults())
                .containsExactly("/parent wrong-level");
    }

    @Test
    void a_line_that_would_turn_the_register_inside_out_is_refused_and_the_others_go_on() {
        String lines =
                """
                {"code":"I1","level":"street","name":"甲","parent":"C1","kind":"街道"}
                {"code":"S1","level":"county","name":"乙"}
                {"code":"I2","level":"street","name":"丙","parent":"C1","kind":"街 道"}
                {"code":"I3","level":"street","name":"丁","parent":"C1","kind":"乡"}
                """;

        Answer answer =
                service.post(
                        "/api/v1/bodies/import",
                        "application/x-ndjson",
                        lines,
                        RunningService.OFFICIAL);

        assertThat(answer.lines())
                .extracting(it -> it.get("status").stringValue())
                .containsExactly("created", "conflict", "invalid", "created");
        assertThat(answer.lines().get(1).toString()).contains("in-use", "'E1'");
    }

    @Test
    void while_something_is_hung_on_a_body_it_stays_what_it_is() {
        put("S8", "street", "C1", "街道");

        Answer meanwhile =
                service.bean(RegisterOrder.class)
                        .hang(
                                "street",
                                "S8",
                                BodyLevel.STREET,
                                () -> put("S8", "department", null, null));
        Answer later = put("S8", "department", null, null);

        assertThat(meanwhile.status()).isEqualTo(409);
        assertThat(meanwhile.body()).contains(":in-use\"");
        assertThat(later.status()).isEqualTo(200);
    }

    @Test
    void of_two_who_write_at_the_same_time_one_gives_way() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 40; round++) {
                String street = "RS" + round;
                String estate = "RE" + round;
                put(street, "street", "C1", "街道");
                List<Callable<Answer>> both =
                        List.of(
                                () -> put(street, "department", null, null),
                                () ->
                                        service.put(
                                                "/api/v1/estates/" + estate,
                                                City.estate(street, "P1")));
                var answers = threads.invokeAll(both);

                boolean department = answers.get(0).get().status() == 200;
                boolean registered = answers.get(1).get().status() == 201;
                assertThat(department && registered).as(street).isFalse();
            }
        }
    }

    private static Answer put(String code, String level, String parent, String kind) {
        Map<String, Object> body = new HashMap<>(Map.of("level", level, "name", code + "名"));
        if (parent != null) {
            body.put("parent", parent);
        }
        if (kind != null) {
            body.put("kind", kind);
        }
        return service.put("/api/v1/bodies/" + code, body);
    }
}
