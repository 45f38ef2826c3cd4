package io.duban.kit.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.kit.aggregate.Aggregate;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.problem.ProblemException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class IfMatchTest {

    private record Thing(String id, long version) implements Aggregate {

        @Override
        public Map<String, Object> indexed() {
            return Map.of();
        }
    }

    private static final Thing THIRD = new Thing("t", 3);
    private static final Thing FOURTH = new Thing("t", 4);

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "*", "\"1\", \"3\"", " \"3\" "})
    void a_write_that_rests_on_what_is_there_is_done(String header) {
        assertThat(change(header)).isSameAs(FOURTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "\"33\"", "\"\"", "W/\"3\"", "\"1\",\"2\""})
    void a_write_that_rests_on_another_version_is_refused(String header) {
        assertThatThrownBy(() -> change(header))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> assertThat(it.status().value()).isEqualTo(412));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "", "\"3", "\"3\",", "*,\"3\"", "\"3\" \"4\""})
    void what_is_no_tag_is_malformed(String header) {
        assertThatThrownBy(() -> IfMatch.read(header, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> assertThat(it.status().value()).isEqualTo(400));
    }

    @Test
    void a_write_that_is_done_already_is_done_whatever_it_rests_on() {
        assertThat(IfMatch.read("\"2\"", null).<Thing>guard(it -> it).apply(THIRD)).isSameAs(THIRD);
    }

    @Test
    void nothing_is_made_where_something_was_read() {
        assertThatThrownBy(
                        () ->
                                IfMatch.read("*", null)
                                        .<Thing>guardAny(_ -> THIRD)
                                        .apply(Optional.empty()))
                .isInstanceOf(ProblemException.class);
        assertThat(IfMatch.none().<Thing>guardAny(_ -> THIRD).apply(Optional.empty()))
                .isSameAs(THIRD);
        assertThat(IfMatch.none().<Thing>guardAny(_ -> FOURTH).apply(Optional.of(THIRD)))
                .isSameAs(FOURTH);
    }

    @Test
    void what_is_to_be_new_is_made_once_and_changes_nothing_that_is_there() {
        IfMatch isNew = IfMatch.read(null, " * ");

        assertThat(isNew.<Thing>guardAny(_ -> THIRD).apply(Optional.empty())).isSameAs(THIRD);
        assertThat(isNew.<Thing>guardAny(it -> it.orElseThrow()).apply(Optional.of(THIRD)))
                .isSameAs(THIRD);
        assertThatThrownBy(() -> isNew.<Thing>guardAny(_ -> FOURTH).apply(Optional.of(THIRD)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> assertThat(it.status().value()).isEqualTo(412));
        // What it has made itself it goes on with.
        assertThat(isNew.resumed(3).<Thing>guard(_ -> FOURTH).apply(THIRD)).isSameAs(FOURTH);
    }

    @Test
    void what_was_overtaken_is_told_before_what_is_wrong_with_it() {
        InvalidInputException wrong =
                new InvalidInputException(List.of(new FieldError("/reason", "required", "is")));

        assertThatThrownBy(() -> refusing("\"2\"", wrong)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> refusing("\"3\"", wrong)).isSameAs(wrong);
    }

    private static Thing refusing(String header, RuntimeException refusal) {
        return IfMatch.read(header, null)
                .<Thing>guard(
                        _ -> {
                            throw refusal;
                        })
                .apply(THIRD);
    }

    @ParameterizedTest
    @CsvSource({"'\"3\"', *", ", '\"3\"'", ", ''", "*, *"})
    void a_write_says_one_thing_of_what_there_is(String match, String noneMatch) {
        assertThatThrownBy(() -> IfMatch.read(match, noneMatch))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> assertThat(it.status().value()).isEqualTo(400));
    }

    private static Thing change(String header) {
        return IfMatch.read(header, null).<Thing>guard(_ -> FOURTH).apply(THIRD);
    }
}
