package io.duban.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Month;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class StoredJsonTest {

    private static final JsonMapper STRICT = JsonAutoConfiguration.strictMapper();

    private final StoredJson stored = new StoredJson(STRICT);

    private record Thing(
            String name,
            int count,
            boolean flag,
            List<String> parts,
            Map<String, String> notes,
            Measure measure,
            Month month,
            BigDecimal rate) {
        Thing {
            parts = List.copyOf(parts);
            notes = Map.copyOf(notes);
        }
    }

    private record Nothing() {}

    @Test
    void a_value_comes_back_as_it_was_stored_and_carries_its_edition() {
        Thing thing =
                new Thing(
                        "五里堡",
                        2,
                        true,
                        List.of("a"),
                        Map.of("k", "v"),
                        Measure.BLACKLIST,
                        Month.of(2022, 6),
                        new BigDecimal("0.5000"));

        assertThat(stored.read(stored.bytes(thing), Thing.class)).isEqualTo(thing);
        assertThat(stored.read(stored.text(thing), Thing.class)).isEqualTo(thing);
        assertThat(stored.text(thing)).startsWith("{\"edition\":2,\"name\":");
        assertThat(stored.text(new Nothing())).isEqualTo("{\"edition\":2}");
    }

    @Test
    void what_the_last_release_stored_lacks_fields_and_is_read_with_their_defaults() {
        Thing thing = stored.read("{\"name\":\"A\",\"unheardOf\":{\"x\":[1]}}", Thing.class);

        assertThat(thing)
                .isEqualTo(new Thing("A", 0, false, List.of(), Map.of(), null, null, null));
    }

    @Test
    void a_list_that_is_null_is_empty_and_not_a_fault() {
        assertThat(stored.read("{\"parts\":null,\"count\":null}", Thing.class).parts()).isEmpty();
    }

    @Test
    void a_board_without_what_was_added_since_is_still_a_board() {
        String old =
                "{\"ranking\":\"r\",\"period\":\"2022-06\",\"revision\":1,\"closedOn\":\"2022-07-03\","
                    + "\"rows\":[{\"subject\":{\"type\":\"estate\",\"code\":\"E1\",\"name\":\"甲\"},"
                    + "\"rank\":1,\"value\":3}]}";

        Board board = stored.read(old.getBytes(StandardCharsets.UTF_8), Board.class);

        assertThat(board.rows()).extracting(BoardRow::listed).containsExactly(false);
        assertThat(board.changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"measure\":\"PRAISE\"}",
                "{\"month\":\"2022-W07\"}",
                "{\"count\":{\"least\":1}}",
                "{\"edition\":3,\"name\":\"A\"}",
                "{\"edition\": 3, \"name\": \"A\"}",
                "{\"edition\":999999,\"name\":\"A\"}",
                "[]",
                "{\"name\":",
            })
    void what_a_newer_edition_wrote_stops_the_reader(String json) {
        assertThatThrownBy(() -> stored.read(json, Thing.class))
                .isInstanceOf(NewerEditionException.class)
                .hasMessageContaining("stored Thing");
        assertThatThrownBy(() -> stored.read(json.getBytes(StandardCharsets.UTF_8), Thing.class))
                .isInstanceOf(NewerEditionException.class);
    }

    @Test
    void the_reason_names_the_field_and_the_word_and_no_other_content() {
        assertThatThrownBy(
                        () ->
                                stored.read(
                                        "{\"name\":\"secret\",\"measure\":\"PRAI\\nSE\"}",
                                        Thing.class))
                .hasMessageContaining("/measure holds 'PRAI?SE'")
                .hasMessageNotContaining("secret");
    }

    @Test
    void decimals_lie_as_texts_where_the_store_has_none() {
        StoredJson texts = StoredJson.decimalsAsTexts(STRICT);
        Thing thing =
                new Thing("A", 1, true, List.of(), Map.of(), null, null, new BigDecimal("0.10"));

        assertThat(texts.text(thing)).contains("\"rate\":\"0.10\"");
        assertThat(texts.read(texts.text(thing), Thing.class)).isEqualTo(thing);
        assertThat(texts.read("{\"rate\":0.10}", Thing.class).rate()).isEqualByComparingTo("0.1");
    }
}
