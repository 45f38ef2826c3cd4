package io.duban.kit.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.duban.contracts.measure.EscalationState;
import io.duban.contracts.period.Period;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.page.Cursors;
import io.duban.kit.security.TokenProperties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

class QueryTest {

    private final Cursors cursors =
            new Cursors(new TokenProperties("a-secret-of-32-bytes-or-more-000"));

    @Test
    void what_is_given_once_and_right_is_read() {
        Query query =
                Query.of(
                        "county=C1&due=2022-07-01&month=2022-06&period=2022-Q3&year=2022"
                                + "&state=raised&kind=a&q=%E6%A5%BC+%E9%81%93");

        assertThat(query.identifier("county")).contains("C1");
        assertThat(query.date("due")).contains(LocalDate.of(2022, 7, 1));
        assertThat(query.month("month"))
                .hasValueSatisfying(it -> assertThat(it.id()).isEqualTo("2022-06"));
        assertThat(query.period("period")).contains(Period.parse("2022-Q3"));
        assertThat(query.wholeNumber("year", 2000, 2099)).contains(2022);
        assertThat(query.choice("state", EscalationState.values()))
                .contains(EscalationState.RAISED);
        assertThat(query.choice("kind", Map.of("a", 1))).contains(1);
        assertThat(query.text("q", 10)).contains("楼 道");
        assertThat(query.identifier("street")).isEmpty();

        query.finish();
    }

    @Test
    void every_fault_is_named_at_once_with_what_the_parameter_may_be() {
        Query query = Query.of("due=2022-7-1&status=Registered&foo=1&county=C1&county=C1&a~/b");

        query.date("due");
        query.choice("status", Map.of("registered", 1));
        query.identifier("county");

        assertThat(errorsOf(query))
                .containsExactly(
                        new FieldError("/due", "not-a-date", "must be a date such as 2022-06-30"),
                        new FieldError("/status", "unknown-value", "must be one of [registered]"),
                        new FieldError(
                                "/foo",
                                "unknown-parameter",
                                "is not a parameter; there are [county, due, status]"),
                        new FieldError("/county", "repeated-parameter", "must be given once"),
                        new FieldError(
                                "/a~0~1b",
                                "unknown-parameter",
                                "is not a parameter; there are [county, due, status]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2022-7-1",
                "2022-02-30",
                "20220701",
                "2022-06",
                "+12022-07-01",
                "２０２２-07-01",
                "2022-07-01T00:00:00Z",
                "today"
            })
    void a_date_that_is_none_is_refused(String text) {
        Query query = Query.of("due=" + encoded(text));

        assertThat(query.date("due")).isEmpty();

        assertThat(errorsOf(query)).extracting(FieldError::code).containsExactly("not-a-date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "01", "1.0", "2100", "99999999999", "１", "1 "})
    void a_number_that_is_none_is_refused(String text) {
        Query query = Query.of("year=" + encoded(text));

        assertThat(query.wholeNumber("year", 0, 2099)).isEmpty();

        assertThat(errorsOf(query)).extracting(FieldError::code).containsExactly("out-of-range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"estate[]=E1", "estate%5B%5D=E1", "Estate=E1", "estate+=E1"})
    void a_name_that_is_nearly_one_is_none(String text) {
        Query query = Query.of(text);

        query.identifier("estate");

        assertThat(errorsOf(query))
                .extracting(FieldError::code)
                .containsExactly("unknown-parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "True", "1", "yes", "true "})
    void a_flag_is_true_or_false_and_nothing_else(String text) {
        Query query = Query.of("dryRun=" + encoded(text));

        assertThat(query.flag("dryRun")).isFalse();
        assertThat(errorsOf(query)).extracting(FieldError::code).containsExactly("unknown-value");
        assertThat(Query.of("dryRun=true").flag("dryRun")).isTrue();
        assertThat(Query.of(null).flag("dryRun")).isFalse();
    }

    @Test
    void a_page_knows_limit_and_cursor_and_nothing_else() {
        assertThat(Query.of("limit=7").page("list", cursors).limit()).isEqualTo(7);
        assertThat(Query.of(null).page("list", cursors).after()).isNull();
        assertThat(errorsOf(() -> Query.of("limit=7&limit=7").page("list", cursors)))
                .extracting(FieldError::pointer)
                .containsExactly("/limit");
        assertThat(errorsOf(() -> Query.of("offset=7").page("list", cursors)))
                .extracting(FieldError::pointer)
                .containsExactly("/offset");
    }

    private static List<FieldError> errorsOf(Query query) {
        return errorsOf(query::finish);
    }

    private static List<FieldError> errorsOf(Runnable reading) {
        return catchThrowableOfType(InvalidInputException.class, reading::run).errors();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
