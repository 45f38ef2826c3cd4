package io.duban.ranking.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.security.Role;
import io.duban.ranking.Campaign;
import io.duban.ranking.RunningService;
import io.duban.teststack.Answer;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A campaign of two months under other rulebooks. */
class SimulationIT {

    @TempDir static Path stateDir;
    private static RunningService service;

    @BeforeAll
    static void play() {
        service = Campaign.played(TestStack.shared().freshName(SimulationIT.class), stateDir);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void it_changes_nothing_and_tells_what_would() {
        String yaml = rulebook();
        String before = service.get("/api/v1/escalations").body();

        Answer answer = simulate(yaml.replace("atLeast: 1 ", "atLeast: 1000 "));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("removed")).isNotEmpty();
        assertThat(answer.json().get("added")).isEmpty();
        assertThat(service.get("/api/v1/escalations").body()).isEqualTo(before);
    }

    @Test
    void it_tells_how_far_it_is_to_whoever_asks_for_that() {
        JsonNode whole = simulate(rulebook()).json();

        Answer told = simulate(rulebook(), "text/event-stream");

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.header("content-type")).isEqualTo("text/event-stream;charset=UTF-8");
        List<String> events = List.of(told.body().split("\n\n"));
        int boards = whole.get("boards").intValue();
        assertThat(boards).isPositive();
        assertThat(events.getFirst())
                .isEqualTo("event: progress\ndata: {\"done\":0,\"of\":%d}", boards);
        assertThat(events.get(events.size() - 2))
                .isEqualTo("event: progress\ndata: {\"done\":%1$d,\"of\":%1$d}", boards);
        assertThat(events.getLast()).startsWith("event: simulation\ndata: {");
        assertThat(
                        JsonMapper.shared()
                                .readTree(
                                        events.getLast()
                                                .substring("event: simulation\ndata: ".length())))
                .isEqualTo(whole);
        assertThat(simulate(rulebook(), "application/json, text/event-stream").json())
                .isEqualTo(whole);
        assertThat(simulate(rulebook(), "text/csv").status()).isEqualTo(406);
        Answer refused = simulate("id: x\nversion: 1\n", "text/event-stream");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("content-type")).isEqualTo("application/problem+json");
    }

    @Test
    void it_names_what_it_can_say_nothing_of() {
        JsonNode answer = simulate(rulebook().replace("kinds: [街道] ", "kinds: [街道, 镇] ")).json();

        assertThat(answer.get("notSimulated")).hasSize(1);
        assertThat(answer.at("/notSimulated/0/ranking").stringValue()).isEqualTo("street-work");
        assertThat(answer.at("/notSimulated/0/reason").stringValue()).contains("街道、镇");
    }

    @Test
    void a_rulebook_with_a_fault_is_refused_with_its_line() {
        Answer answer = simulate("id: x\nversion: 1\n");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("/rulebook").contains("line ");
    }

    private static String rulebook() {
        return service.send(
                        Role.OFFICIAL,
                        null,
                        service.request("/api/v1/rulebook")
                                .header("Accept", "application/yaml")
                                .GET())
                .body();
    }

    private static Answer simulate(String rulebook) {
        return simulate(rulebook, "*/*");
    }

    private static Answer simulate(String rulebook, String accept) {
        String json =
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of("rulebook", rulebook, "from", "2022-06", "to", "2022-12"));
        return service.send(
                Role.OFFICIAL,
                null,
                service.request("/api/v1/simulations")
                        .header("Accept", accept)
                        .POST(BodyPublishers.ofString(json)));
    }
}
