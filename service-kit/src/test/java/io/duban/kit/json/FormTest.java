package io.duban.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class FormTest {

    private final StrictJson json = new StrictJson();

    @Test
    void all_faults_are_named_at_once_with_their_pointers() {
        Form form = form("{\"ticketNo\":\"a b\",\"caller\":{\"name\":\"\\u0000\"},\"extra\":1}");

        form.identifier("ticketNo");
        form.text("title", 200);
        form.optionalObject("caller").orElseThrow().optionalText("name", 50);

        assertThat(errorsOf(form))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/ticketNo", "not-an-identifier"),
                        org.assertj.core.groups.Tuple.tuple("/title", "required"),
                        org.assertj.core.groups.Tuple.tuple("/caller/name", "forbidden-character"),
                        org.assertj.core.groups.Tuple.tuple("/extra", "unknown-field"));
    }

    @Test
    void an_unknown_field_inside_an_object_is_named_with_its_whole_path() {
        Form form = form("{\"company\":{\"id\":\"C1\",\"na~me/\":\"x\"}}");

        form.object("company").orElseThrow().identifier("id");

        assertThat(errorsOf(form))
                .extracting(FieldError::pointer)
                .containsExactly("/company/na~0me~1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.0", "\"7\"", "true", "1e400", "[7]"})
    void a_whole_number_is_not_coerced_from_anything_else(String value) {
        Form form = form("{\"households\":" + value + "}");

        assertThat(form.wholeNumber("households", 0, 100)).isNull();

        assertThat(errorsOf(form)).hasSize(1);
    }

    @Test
    void a_number_with_an_absurd_exponent_is_out_of_range_and_not_computed_with() {
        Form form = form("{\"rate\":1e999999999}");

        assertThat(form.decimal("rate", BigDecimal.ZERO, BigDecimal.ONE)).isNull();

        assertThat(errorsOf(form)).extracting(FieldError::code).containsExactly("out-of-range");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-02-30T00:00:00+08:00",
                "2022-06-30T24:00:00+08:00",
                "2022-06-30T08:00:00",
                "2022-06-30",
                "yesterday"
            })
    void an_impossible_time_or_one_without_offset_is_refused(String text) {
        Form form = form("{\"receivedAt\":\"" + text + "\"}");

        assertThat(form.time("receivedAt")).isNull();

        assertThat(errorsOf(form)).extracting(FieldError::code).containsExactly("not-a-time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud800",
                "\\udc00x",
                "\\u0000",
                "\\u0007",
                "\\u202e",
                "\\u2066",
                "\\u0085"
            })
    void a_character_that_no_text_may_hold_is_named(String escape) {
        Form form = form("{\"title\":\"楼道" + escape + "\"}");

        assertThat(form.text("title", 200)).isNull();

        assertThat(errorsOf(form))
                .extracting(FieldError::code)
                .containsExactly("forbidden-character");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\\u3000", "\\u00a0", "\\u200b", "\\u3164", "\\ufeff", "\\n\\t"})
    void a_text_of_any_scripts_blanks_is_blank(String blanks) {
        Form form = form("{\"title\":\"" + blanks + "\"}");

        assertThat(form.text("title", 200)).isNull();

        assertThat(errorsOf(form)).extracting(FieldError::code).containsExactly("blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\\u3000", "\\u00a0", "\\u200b", "\\u3164", "\\u2800", "\\r\\n"})
    void a_blank_item_of_a_list_is_refused_at_its_place(String blanks) {
        Form form = form("{\"evidence\":[\"照片\",\"" + blanks + "\",\"记录\",7]}");

        form.texts("evidence", 10, 100);

        assertThat(errorsOf(form))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/evidence/1", "blank"),
                        org.assertj.core.groups.Tuple.tuple("/evidence/3", "wrong-type"));
    }

    @Test
    void a_list_of_objects_names_each_item_by_its_own_place() {
        Form form = form("{\"milestones\":[7,{\"stage\":1},{}]}");

        form.objects("milestones", 10).forEach(it -> it.text("stage", 10));

        assertThat(errorsOf(form))
                .extracting(FieldError::pointer)
                .containsExactly("/milestones/0", "/milestones/1/stage", "/milestones/2/stage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"一\\r\\n二", "一\\r二", "一\\n二"})
    void a_line_break_of_any_system_is_one_line_break(String text) {
        Form form =
                form("{\"a\":\"" + text + "\",\"b\":\"" + text + "\",\"c\":[\"" + text + "\"]}");

        assertThat(form.text("a", 3)).isEqualTo("一\n二");
        assertThat(form.optionalText("b", 3)).isEqualTo("一\n二");
        assertThat(form.texts("c", 1, 3)).containsExactly("一\n二");

        form.finish();
    }

    @Test
    void a_limit_counts_code_points_and_not_their_halves() {
        Form form =
                form(
                        "{\"title\":\""
                                + "𠮷".repeat(200)
                                + "\",\"note\":\""
                                + "𠮷".repeat(201)
                                + "\"}");

        assertThat(form.text("title", 200)).hasSize(400);
        assertThat(form.text("note", 200)).isNull();

        assertThat(errorsOf(form)).extracting(FieldError::code).containsExactly("too-long");
    }

    @Test
    void a_choice_that_is_not_offered_is_refused_naming_the_offers() {
        Form form = form("{\"level\":\"village\"}");

        form.choice("level", Map.of("city", 1));

        assertThat(errorsOf(form).getFirst().detail()).contains("city");
    }

    @Test
    void a_document_that_is_no_object_is_refused() {
        assertThatThrownBy(() -> form("[]")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_flawless_document_passes() {
        Form form = form("{\"on\":true,\"list\":[\"a\"],\"at\":\"2022-06-30T23:59:59.999+08:00\"}");

        assertThat(form.flag("on")).isTrue();
        assertThat(form.texts("list", 5, 10)).containsExactly("a");
        assertThat(form.time("at")).isNotNull();

        form.finish();
    }

    private Form form(String text) {
        return Form.of(json.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<FieldError> errorsOf(Form form) {
        return catchThrowableOfType(InvalidInputException.class, form::finish).errors();
    }
}
